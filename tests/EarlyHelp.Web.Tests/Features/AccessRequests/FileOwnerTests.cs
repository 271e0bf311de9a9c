using EarlyHelp.Data.AccessRequests;
using EarlyHelp.Domain.Families;

namespace EarlyHelp.Web.Tests.Features.AccessRequests;

public sealed class FileOwnerTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Fact]
    public void A_title_is_an_adults_own_and_nobodys_who_is_a_child()
    {
        var (dan, leo) = (Of("Dan", new(1985, 1, 1)), Of("Leo", new(2016, 5, 19)));

        Assert.Contains("Mr Walker", dan.Own);
        Assert.DoesNotContain("Mrs Walker", dan.Own);
        Assert.DoesNotContain("Mr Walker", leo.Own);
    }

    [Fact]
    public void An_address_that_is_kept_for_one_who_lives_there_is_kept_for_all()
    {
        var (kerry, leo) = (Person.Named("Kerry", "Walker"), Person.Named("Leo", "Walker"));
        var refuge = Address.At("5 Orchard Lane", null, "Whitstable", null, "CT1 2BB");
        kerry.LivesAt(refuge, ResidenceKind.Temporary, Today, confidential: true);
        var home = leo.LivesAt(refuge, ResidenceKind.MainHome, Today);

        var owner = new FileOwner([leo], [home], [kerry], Today);

        Assert.Empty(owner.Homes);
        Assert.All(new[] { "5 Orchard Lane", "Orchard Lane", "Whitstable", "CT1 2BB" }, words => Assert.Contains(words, owner.KeptHomes));
        Assert.Contains("Whitstable", new FileOwner([leo], [home], [], Today).Homes);
    }

    private static FileOwner Of(string first, DateOnly born)
    {
        var person = Person.Named(first, "Walker");
        person.WasBorn(born);
        person.Describe(sex: "M");
        return new([person], [], [], Today);
    }
}
