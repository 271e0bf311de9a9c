using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Web.Features.Admin;

/// <summary>Where a person is posted, in words.</summary>
public static class PlaceWords
{
    /// <summary>The smallest place of the posting: "Ashford 1", "Ashford district", "South Kent area" or "The whole county".</summary>
    public static string Of(Posting posting) =>
        posting.Unit?.Name ?? (posting.District is { } district ? $"{district.Name} district" : posting.Area is { } area ? $"{area.Name} area" : "The whole county");
}
