using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EarlyHelp.Data;

/// <summary>Instants are stored in UTC and come back knowing that they are.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
