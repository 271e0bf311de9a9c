namespace EarlyHelp.Web.Tests.Hostile;

public sealed class SeenFormTests
{
    [Theory]
    [InlineData("people.p1.PER02", "people.p2.PER02", true)]
    [InlineData("Steps[1].Note", "Steps[12].Note", true)]
    [InlineData("PER05.p2", "PER05.p3", true)]
    [InlineData("people.p1.PER02", "people.p1.PER03", false)]
    [InlineData("NOT07", "NOT08", false)]
    [InlineData("NOT07", "NOT07T", false)]
    public void A_field_is_the_same_for_every_record_of_a_list_and_another_for_every_question(string one, string other, bool isSame) =>
        Assert.Equal(isSame, SeenForm.WithoutNumbers(one) == SeenForm.WithoutNumbers(other));
}
