using System.ComponentModel;
using System.Net.Sockets;
using EarlyHelp.Web.Infrastructure;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Web.Tests.Infrastructure;

/// <summary>Which failures are the moment's, so that the same may be sent again, and not those of what was sent (adr/0035).</summary>
public sealed class StorageTroubleTests
{
    private const byte Refused = 16;

    [Theory]
    [InlineData(-2, 11)] // timeout
    [InlineData(1205, 13)] // deadlock's victim, still so after the tries
    [InlineData(8645, 17)] // no memory for a query in time
    [InlineData(8651, 17)]
    [InlineData(10928, 16)] // limits of a shared server
    [InlineData(10929, 16)]
    [InlineData(40501, 20)]
    [InlineData(49918, 16)]
    [InlineData(49919, 16)]
    [InlineData(49920, 16)]
    public void A_server_that_has_too_much_to_do_passes(int number, byte severity) => Assert.True(StorageTrouble.OfServer(number, severity, null)?.Passes);

    [Theory]
    [InlineData(233, 16)] // no process on the other end
    [InlineData(596, 16)] // the session was ended
    [InlineData(983, 14)] // another server takes over
    [InlineData(4060, 11)] // the database can't be opened
    [InlineData(6005, 14)] // the server stops
    [InlineData(10053, 16)] // the network
    [InlineData(10054, 16)]
    [InlineData(10060, 16)]
    [InlineData(40197, 17)] // a failover
    [InlineData(40613, 17)]
    [InlineData(17142, 20)] // numbers that nobody has listed: the connection is over
    [InlineData(99999, 24)]
    public void A_server_that_can_not_be_reached_is_told_as_such(int number, byte severity) => Assert.False(StorageTrouble.OfServer(number, severity, null)?.Passes ?? true);

    [Theory]
    [InlineData(2627)] // there already
    [InlineData(2601)]
    [InlineData(547)] // belongs to what is not there
    [InlineData(2628)] // too long
    [InlineData(207)] // no such column
    public void What_the_server_refuses_is_nobodys_moment(int number) => Assert.Null(StorageTrouble.OfServer(number, Refused, new InvalidOperationException()));

    [Fact]
    public void What_the_network_says_counts_whatever_the_number()
    {
        Exception[] causes = [new SocketException((int)SocketError.ConnectionReset), new Win32Exception(64), new IOException("It broke.", new SocketException((int)SocketError.TimedOut))];

        Assert.All(causes, cause => Assert.False(StorageTrouble.OfServer(0, Refused, cause)?.Passes ?? true));
    }

    [Fact]
    public async Task It_is_found_behind_whatever_it_is_wrapped_in()
    {
        await using var connection = new SqlConnection("Server=127.0.0.1,1;Connect Timeout=1;Encrypt=False;User Id=a;Password=b");
        var unreached = await Assert.ThrowsAsync<SqlException>(connection.OpenAsync);
        var locked = new SqliteException("The database is locked.", SQLitePCL.raw.SQLITE_BUSY);

        Assert.False(StorageTrouble.Of(unreached)?.Passes ?? true);
        Assert.False(StorageTrouble.Of(new RetryLimitExceededException("Tried five times.", new DbUpdateException("Not saved.", unreached)))?.Passes ?? true);
        Assert.True(StorageTrouble.Of(new RetryLimitExceededException("Tried five times.", locked))?.Passes);
        Assert.Null(StorageTrouble.Of(new RetryLimitExceededException("Tried five times.", new InvalidOperationException())));
        Assert.Null(StorageTrouble.Of(null));
    }
}
