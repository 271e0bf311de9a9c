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
    public void Whom_a_text_introduces_is_marked_although_nobody_knows_them(string text, string marked) => Assert.Equal(marked, Marked(Others, text));

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
