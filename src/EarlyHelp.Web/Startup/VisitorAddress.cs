using System.Net;
using System.Net.Sockets;

namespace EarlyHelp.Web.Startup;

/// <summary>Where on the network a request comes from, as limits count it: a household or an office has a whole /64 of IPv6 addresses, and counts once.</summary>
public static class VisitorAddress
{
    private const int NetworkBytes = 8;

    /// <summary>The address of the visitor.</summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>An address: of IPv6 its network.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
            return plain.ToString();
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
