using EarlyHelp.Domain.Tests.Cases;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Closures;

public sealed class NotifierToldTests
{
    [Fact]
    public void A_notifier_told_by_a_message_is_told_on_the_day_of_the_sign_off_and_not_before()
    {
        var given = Planned().With(c => c.ProposeClosure(Ending() with { NotifierToldOn = null, TellNotifierByMessage = true }, Walkers, Worker, At(Day0), Day0));
        Assert.Null(given.Closure!.NotifierToldOn);

        given.SignOffClosure(null, Lead, At(Day0.AddDays(2)), Day0.AddDays(2));

        Assert.Equal(Day0.AddDays(2), given.Closure.NotifierToldOn);
    }

    [Fact]
    public void A_notifier_who_was_told_already_stays_told_on_that_day() =>
        Assert.Equal(Day0, Closed(Day0.AddDays(2)).Closure!.NotifierToldOn);
}
