using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Notifications;

public sealed class ReceptionTests
{
    [Theory]
    [InlineData(1, "Walker", "Ashford", "2026-11-19", "2026-12-01")]
    [InlineData(2, "Ní Bhriain and O’Connor", "Shepway", "2026-12-30", "2026-12-30")]
    [InlineData(3, "Müller and d'Souza", "Thanet", "2026-11-24", "2026-12-04")]
    [InlineData(6, "Шевченко", "Maidstone", "2026-11-20", "2026-12-02")]
    public async Task A_sample_is_received_with_its_family_name_district_and_due_dates(int sample, string name, string district, string considerBy, string decideBy)
    {
        await using var records = await Records.NewAsync();

        var received = await records.NotificationAsync(await records.ReceiveAsync(sample));

        var suggested = await records.AskAsync<EarlyHelpDbContext, string>(db => db.Districts.Where(d => d.Id == received.DistrictId).Select(d => d.Name).SingleAsync());
        Assert.Equal((name, district), (received.Family.Name, suggested));
        Assert.Equal((DateOnly.ParseExact(considerBy, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), DateOnly.ParseExact(decideBy, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), (received.ConsiderBy, received.IsPriority ? received.ConsiderBy : received.DecideBy));
        Assert.Equal((NotificationState.Received, 100), (received.State, received.CompletePercent));
    }

    [Fact]
    public async Task What_the_school_typed_about_the_walkers_is_their_family_record()
    {
        await using var records = await Records.NewAsync();

        var received = await records.NotificationAsync(await records.ReceiveAsync(1));

        var kerry = Records.One(received.Family, FamilyRole.Mother);
        var leo = Records.One(received.Family, FamilyRole.Child);
        Assert.Equal(("Kerry Walker", "07700 900 114", true), (kerry.FullName, kerry.Telephone, kerry.SafeToLeaveMessage));
        Assert.Equal(("A950000178301", "WBRI", "M"), (leo.Upn, leo.Ethnicity, leo.Sex));
        var school = Assert.Single(leo.Schoolings);
        Assert.Equal(("St Anne's Primary School", "6", 71.4m, "K"), (school.School, school.YearGroup, school.AttendancePercent!.Value, school.Sen));
        Assert.Equal(("14 Cooper's Lane, Ashford, TN24 8AA", ResidenceKind.MainHome), (leo.Residences[0].Address.OneLine, leo.Residences[0].Kind));
        Assert.Single(received.Family.Members.SelectMany(m => m.Person.Residences).Select(r => r.AddressId).Distinct());
        Assert.StartsWith("Leo: I get tummy ache", received.ChildsWords, StringComparison.Ordinal);
        Assert.Equal("Kerry Walker", received.Family.Members.Single(m => m.IsMainContact).Person.FullName);
    }

    [Fact]
    public async Task Consent_is_kept_per_person_and_item_with_its_notification()
    {
        await using var records = await Records.NewAsync();
        var reference = await records.ReceiveAsync(2);

        var consents = await records.AskAsync<EarlyHelpDbContext, List<Consent>>(db => db.Consents.Include(c => c.Person).Include(c => c.Notification).ToListAsync());

        Assert.All(consents, c => Assert.Equal(("Aoife Ní Bhriain", reference, "verbal-witnessed", new DateOnly(2026, 12, 23)), (c.Person!.FullName, c.Notification!.Reference, c.How, c.On)));
        Assert.Equal((ConsentAnswer.Given, ConsentAnswer.Refused, ConsentAnswer.NotAsked), (Of("C2"), Of("C5"), Of("C8")));

        ConsentAnswer Of(string item) => consents.Single(c => c.Item == item).Answer;
    }

    [Fact]
    public async Task An_unborn_child_is_a_person_with_a_due_date_and_the_father_lives_elsewhere()
    {
        await using var records = await Records.NewAsync();

        var family = (await records.NotificationAsync(await records.ReceiveAsync(3))).Family;

        var unborn = Records.One(family, FamilyRole.Unborn);
        Assert.Equal((new DateOnly(2027, 2, 12), null, "U"), (unborn.DueOn, unborn.Born, unborn.Sex));
        Assert.Equal("CT16 1AA", Records.One(family, FamilyRole.Father).Residences.Single().Address.Postcode);
        var mother = await records.AskAsync<EarlyHelpDbContext, Relationship>(db => db.Relationships.SingleAsync(r => r.ToPersonId == unborn.Id && r.Kind == "mother"));
        Assert.Equal(Records.One(family, FamilyRole.Mother).Id, mother.PersonId);
    }

    [Fact]
    public async Task The_acknowledgement_is_written_with_the_notification_and_tells_nothing_of_the_family()
    {
        await using var records = await Records.NewAsync();
        var reference = await records.ReceiveAsync(1);

        var message = await records.AskAsync<EarlyHelpDbContext, Domain.Messages.OutboxMessage>(db => db.Outbox.SingleAsync());

        Assert.Contains(reference, message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Walker", message.Subject + message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_saved_of_a_family_when_the_save_fails()
    {
        await using var records = await Records.NewAsync();
        await records.ReceiveAsync(1);

        await Assert.ThrowsAsync<DbUpdateException>(() => records.SaveAsync<Data.Notifications.Reception>(async (reception, db) =>
        {
            await reception.ReceiveAsync(Domain.Tests.Notifications.Form.SampleNotifications.Form(2), Domain.Tests.Notifications.Form.SampleNotifications.Of(2), NotificationChannel.Online);
            db.Add(Family.Meet("FAM-000001", "Walker"));
        }));

        Assert.Equal((1, 1), await records.AskAsync<EarlyHelpDbContext, (int, int)>(async db => (await db.Families.CountAsync(), await db.Notifications.CountAsync())));
    }
}
