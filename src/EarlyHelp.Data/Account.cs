using EarlyHelp.Domain.Organisation;
using Microsoft.AspNetCore.Identity;

namespace EarlyHelp.Data;

/// <summary>A sign-in of one member of staff (ASP.NET Core Identity).</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>Whose it is.</summary>
    public long StaffId { get; set; }

    /// <summary>Whose it is.</summary>
    public StaffMember Staff { get; set; } = null!;
}
