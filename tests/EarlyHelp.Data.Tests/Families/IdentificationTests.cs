using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Families;

public sealed class IdentificationTests
{
    [Fact]
    public async Task A_second_notification_about_the_walkers_hangs_on_the_one_family_and_nobody_is_there_twice()
    {
        await using var records = await Records.NewAsync();
        var known = (await records.NotificationAsync(await records.ReceiveAsync(1))).Family;
        var second = await records.ReceiveAsync(7);
        var made = (await records.NotificationAsync(second)).Family;

        await IdentifyAsync(records, second, known.Id);

        var notification = await records.NotificationAsync(second);
        Assert.Equal(known.Id, notification.FamilyId);
        Assert.Equal(["Kerry Walker", "Leo Walker", "Mia Walker"], notification.Family.Members.Select(m => m.Person.FullName).Order());
        Assert.Equal(known.Id, await records.AskAsync<EarlyHelpDbContext, long?>(db => db.Families.Where(f => f.Id == made.Id).Select(f => f.MergedIntoId).SingleAsync()));
        Assert.Equal(3, await records.AskAsync<EarlyHelpDbContext, int>(db => db.People.CountAsync(p => p.MergedIntoId == null)));
        Assert.Empty(await records.AskAsync<EarlyHelpDbContext, List<Consent>>(db => db.Consents.Where(c => c.FamilyId == made.Id).ToListAsync()));
    }

    [Fact]
    public async Task A_family_record_with_a_second_notification_is_not_folded_away_by_one_person()
    {
        await using var records = await Records.NewAsync();
        var first = await records.ReceiveAsync(1);
        var second = await records.ReceiveAsync(7);
        var third = await records.ReceiveAsync(2);
        await IdentifyAsync(records, second, (await records.NotificationAsync(first)).FamilyId);

        await Assert.ThrowsAsync<RulesBrokenException>(async () => await IdentifyAsync(records, second, (await records.NotificationAsync(third)).FamilyId));
    }

    [Fact]
    public async Task Information_added_later_teaches_the_people_who_are_there_and_adds_the_others()
    {
        await using var records = await Records.NewAsync();
        var reference = await records.ReceiveAsync(7);
        var answers = SampleNotifications.Of(1);
        answers.Items("people")[0]["PER26"] = "07700 900 999";

        await records.SaveAsync<FamilyRecorder>(async (recorder, db) =>
        {
            var notification = await Records.LoadAsync(db, reference);
            await recorder.UpdateAsync(notification.Family, FamilyFacts.From(FormDefinition.EarlyHelp, answers, new DateOnly(2026, 11, 18)), notification);
        });

        var family = (await records.NotificationAsync(reference)).Family;
        Assert.Equal(["Kerry Walker", "Leo Walker", "Mia Walker"], family.Members.Select(m => m.Person.FullName).Order());
        Assert.Equal("07700 900 999", Records.One(family, FamilyRole.Mother).Telephone);
        Assert.Single(Records.One(family, FamilyRole.Mother).Residences);
        var consents = await records.AskAsync<EarlyHelpDbContext, List<Consent>>(db => db.Consents.Where(c => c.PersonId != null).ToListAsync());
        Assert.Equal(ConsentAnswer.Given, consents.Single(c => c.Item == "C5").Answer);
    }

    private static Task IdentifyAsync(Records records, string reference, long familyId) => records.SaveAsync<Identification>(
        async (identification, db) => await identification.IdentifyAsync(await Records.LoadAsync(db, reference), familyId), records.Officer);
}
