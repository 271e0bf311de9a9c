using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Data.Tests.Lists;

public sealed class CaseloadFilterTests
{
    [Theory]
    [InlineData(CaseState.Closed, 99_999, 401)]
    [InlineData(CaseState.Closed, 401, 401)]
    [InlineData(CaseState.Closed, 3, 3)]
    [InlineData(null, 1_200, 1_200)]
    public void Of_years_of_closed_cases_nobody_is_led_beyond_what_is_counted(CaseState? state, int asked, int shown) =>
        Assert.Equal(shown, new CaseloadFilter { State = state, Page = asked }.Page);
}
