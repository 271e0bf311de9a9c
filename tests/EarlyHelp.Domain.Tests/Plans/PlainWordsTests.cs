using EarlyHelp.Domain.Plans;

namespace EarlyHelp.Domain.Tests.Plans;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("Ada will engage with the team", "engage")]
    [InlineData("ENGAGE!", "engage")]
    [InlineData("We are engaged and agree a date", "")]
    [InlineData("Send the letter by Friday", "")]
    [InlineData("Her SEND review", "SEND")]
    [InlineData("A multi-agency meeting", "multi-agency")]
    [InlineData("Who is in your Support Network?", "support network")]
    [InlineData("Mum reads with Leo", "")]
    [InlineData(null, "")]
    public void A_word_of_the_list_is_found_as_a_whole_word(string? text, string found) =>
        Assert.Equal(found.Length == 0 ? [] : [found], PlainWords.In(text).Select(w => w.Word));

    [Fact]
    public void Each_word_stands_once_and_what_to_say_instead_is_plain()
    {
        Assert.Equal(PlainWords.All.Count, PlainWords.All.Select(w => w.Word).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(PlainWords.All, word => Assert.Empty(PlainWords.In(word.Say)));
    }
}
