using EarlyHelp.Domain.AccessRequests;

namespace EarlyHelp.Domain.Tests.AccessRequests;

public sealed class ThirdPartiesTests
{
    private static readonly ThirdParties Others = new(
        [
            .. ThirdParties.Of("Kerry", "Walker"), .. ThirdParties.Of("Mia", "Walker"), .. ThirdParties.Of("Zoë Mary-Jane", "O’Connor", "Zo, Wren Abbot"), .. ThirdParties.Of("Will", "Ní Bhriain"),
            .. ThirdParties.OfName("Helen Marsh"), .. ThirdParties.OfName("Dr Amara Okafor-Bell"), .. ThirdParties.OfName("Team manager"), "h.marsh@school.example", "Sam Hill", "Mrs Walker",
            "5 Orchard Lane", "Orchard Lane", "12 March 2014", "12/03/2014",
        ],
        [.. ThirdParties.Of("Leo", "Walker", "Leon"), "leo@home.example", "07700 900123", "9 High Street", "ME4 4AA", "943 476 5919", "FAM-000001"]);

    [Theory]
    [InlineData("Kerry took Leo to school", "[Kerry] took Leo to school")]
    [InlineData("Leo Walker is ten", "Leo Walker is ten")]
    [InlineData("Mia Walker and KERRY", "[Mia Walker] and [KERRY]")]
    [InlineData("Miami, kerrying and Kerryn are no names", "Miami, kerrying and Kerryn are no names")]
    [InlineData("Kerry's, kerry’s, Kerrys and Leo's coats", "[Kerry]'s, [kerry]’s, [Kerrys] and Leo's coats")]
    [InlineData("Write to h.marsh@school.example.", "Write to [h.marsh@school.example].")]
    [InlineData("Sam Hill's note (Mia)", "[Sam Hill]'s note ([Mia])")]
    [InlineData("Zoe OConnor, ZOË, Zoe\u0308 and Mary Jane", "[Zoe OConnor], [ZOË], [Zoe\u0308] and [Mary Jane]")]
    [InlineData("He will go; Will went. Ni Bhriain too", "He will go; [Will] went. [Ni Bhriain] too")]
    [InlineData("Walker, Mia", "Walker, [Mia]")]
    [InlineData("Mrs. Walker and Walker", "[Mrs. Walker] and Walker")]
    [InlineData("Amara and Ms Bell, a team manager", "[Amara] and [Ms Bell], a team manager")]
    [InlineData("Zo and wren; also zo and so", "[Zo] and [wren]; also zo and so")]
    [InlineData("Lives at 5, Orchard Lane or 9 High Street", "Lives at [5, Orchard Lane] or 9 High Street")]
    [InlineData("15 Orchard Lane", "15 [Orchard Lane]")]
    [InlineData("Born 12 March 2014 (12/03/2014), not 13 March 2014", "Born [12 March 2014] ([12/03/2014]), not 13 March 2014")]
    [InlineData("", "")]
    public void Who_else_is_named_is_marked_and_the_persons_own_name_is_not(string text, string marked) => Assert.Equal(marked, Marked(Others, text));

    [Theory]
    [InlineData("Ring 01632 960001, +44 7700 900999 or 07700900123", "Ring [01632 960001], [+44 7700 900999] or 07700900123")]
    [InlineData("Ring +44 (0)7700 900 123", "Ring +44 (0)7700 900 123")]
    [InlineData("dan.kerry@x.example and Leo@Home.example", "[dan.kerry@x.example] and Leo@Home.example")]
    [InlineData("From ME4 4AA to ct1 2bb", "From ME4 4AA to [ct1 2bb]")]
    [InlineData("NHS 943 476 5919, 9434765870", "NHS 943 476 5919, [9434765870]")]
    [InlineData("UPN A123456789012, NINO QQ 12 34 56 C", "UPN [A123456789012], NINO [QQ 12 34 56 C]")]
    [InlineData("FAM-000001 was FAM-000002, see EHN-2026-000007", "FAM-000001 was [FAM-000002], see [EHN-2026-000007]")]
    [InlineData("On 27 March 2026 at 10:30 he scored 7 of 10; SEN1, 100%", "On 27 March 2026 at 10:30 he scored 7 of 10; SEN1, 100%")]
    public void Numbers_and_addresses_that_are_not_the_persons_own_are_marked_by_their_form(string text, string marked) => Assert.Equal(marked, Marked(Others, text));

    [Theory]
    [InlineData("Mr Reed and Dr. O’Hara Bell came; Miss out", "[Mr Reed] and [Dr. O’Hara Bell] came; Miss out")]
    [InlineData("His uncle Dan and Nan Joan Fettle; stepdad Ray's van", "His uncle [Dan] and Nan [Joan Fettle]; stepdad [Ray's] van")]
    [InlineData("Mum was late. Mum Leo said so. His friend from school", "Mum was late. Mum Leo said so. His friend from school")]
    [InlineData("His uncle Dan Walker was arrested; Nan Walker Leo", "His uncle [Dan Walker] was arrested; Nan Walker Leo")]
    [InlineData("Mr Walker and Dr. Walker's van", "[Mr Walker] and [Dr. Walker's] van")]
    [InlineData("Mum Leo Walker, friend Leo's and Mr Leo Walker", "Mum Leo Walker, friend Leo's and Mr Leo Walker")]
    [InlineData("Mr Dan Walker, Mr Walker Leo, brother Leo-Dan", "[Mr Dan Walker], [Mr Walker Leo], brother [Leo-Dan]")]
    [InlineData("Step-dad Ray, great-great-great-grandmother Joan", "Step-dad [Ray], great-great-great-grandmother [Joan]")]
    public void Whom_a_text_introduces_is_marked_although_nobody_knows_them(string text, string marked) => Assert.Equal(marked, Marked(Others, text));

    [Fact]
    public void An_adults_own_title_is_theirs_and_another_title_is_somebody_elses() =>
        Assert.Equal("Mr Walker and [Mrs Walker]", Marked(new([], [.. ThirdParties.Of("Dan", "Walker"), "Mr Walker"]), "Mr Walker and Mrs Walker"));

    [Theory]
    [InlineData("a.b@x.example'c@y.example")]
    [InlineData("Ring 01632 960001.kerry@x.example")]
    [InlineData("----------------------------------------------------------------------kerry@x.example")]
    public void No_mail_address_is_read_whatever_stands_against_it(string text) =>
        Assert.DoesNotContain(Others.Mark(text), p => !p.IsThirdParty && p.Text.Contains("example", StringComparison.Ordinal));

    [Theory]
    [InlineData("-")]
    [InlineData("a")]
    [InlineData("a-")]
    [InlineData(".")]
    [InlineData("Mum-")]
    [InlineData("a@")]
    public void A_text_without_a_break_is_marked_as_fast_as_any(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        // The patterns are made once.
        Others.Mark("Mr Reed, reed@x.example");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var parts = Others.Mark(text);

        Assert.True(watch.ElapsedMilliseconds < 500, $"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(text, string.Concat(parts.Select(p => p.Text)));
    }

    [Fact]
    public void A_place_of_their_own_is_theirs_unless_it_tells_of_one_that_is_kept() =>
        Assert.Equal(
            ["9 High Street", "ME4 4AA"],
            ThirdParties.PlacesApart(["9 High Street", "9 High Street, Whitstable", "Flat 1, 5 Orchard Lane", "ME4 4AA", "ct12bb"], ["5 Orchard Lane", "Whitstable", "CT1 2BB", null]));

    [Fact]
    public void The_persons_own_whole_name_is_theirs_although_part_of_it_is_somebody_elses() =>
        Assert.Equal("Ann Marie Hart and [Marie]", Marked(new(ThirdParties.Of("Marie", "Stone"), ThirdParties.Of("Ann Marie", "Hart").Where(n => n != "Marie")), "Ann Marie Hart and Marie"));

    [Theory]
    [InlineData("Leo Walker", true)]
    [InlineData("leo", true)]
    [InlineData("+447700900123", true)]
    [InlineData("Leo Walker and Mia", false)]
    [InlineData("07700 900999", false)]
    public void A_value_is_the_persons_own_when_all_of_it_is(string text, bool own) => Assert.Equal(own, Others.IsOwn(text));

    [Theory]
    [InlineData("Helen Marsh", "Helen Marsh, Helen, Marsh")]
    [InlineData("PC 4471 Reid", "PC 4471 Reid, Reid")]
    [InlineData("Team manager", "")]
    [InlineData("the family", "")]
    [InlineData("Somebody who came to the school and would not say what the name was", "")]
    public void A_field_for_a_name_gives_names_and_no_roles(string field, string names) => Assert.Equal(names, string.Join(", ", ThirdParties.OfName(field)));

    [Fact]
    public void What_is_about_somebody_else_altogether_is_one_mark() => Assert.Equal([new TextPart("Likes swimming", true)], Others.Mark("Likes swimming", altogether: true));

    [Fact]
    public void Nothing_is_marked_where_nobody_else_is_known() => Assert.Equal([new TextPart("Kerry", false)], new ThirdParties([], []).Mark("Kerry"));

    private static string Marked(ThirdParties others, string text) => string.Concat(others.Mark(text).Select(p => p.IsThirdParty ? $"[{p.Text}]" : p.Text));
}
