using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class FrozenMonthConfiguration : IEntityTypeConfiguration<FrozenMonth>
{
    public void Configure(EntityTypeBuilder<FrozenMonth> builder)
    {
        builder.ToTable("FrozenMonths");
        builder.Property(m => m.Month).HasMaxLength(FrozenMonth.MonthLength);
        builder.Property(m => m.By).HasMaxLength(100);
        builder.HasMany(m => m.Figures).WithOne().HasForeignKey("FrozenMonthId");
        builder.HasMany(m => m.Tallies).WithOne().HasForeignKey("FrozenMonthId");
        // Two people freezing it at once: the second one's month is taken.
        builder.HasIndex(m => m.Month).IsUnique();
    }
}

internal sealed class FrozenFigureConfiguration : IEntityTypeConfiguration<FrozenFigure>
{
    public void Configure(EntityTypeBuilder<FrozenFigure> builder)
    {
        builder.ToTable("FrozenFigures");
        builder.Property(f => f.Indicator).HasMaxLength(OutsideFigure.IndicatorMaxLength);
        builder.Property(f => f.Numerator).HasPrecision(18, 4);
        builder.Property(f => f.Denominator).HasPrecision(18, 4);
        builder.Property(f => f.Value).HasPrecision(18, 4);
        builder.HasIndex("FrozenMonthId", nameof(FrozenFigure.Level), nameof(FrozenFigure.ScopeId));
    }
}

internal sealed class FrozenTallyConfiguration : IEntityTypeConfiguration<FrozenTally>
{
    public void Configure(EntityTypeBuilder<FrozenTally> builder)
    {
        builder.ToTable("FrozenTallies");
        builder.Property(t => t.Indicator).HasMaxLength(OutsideFigure.IndicatorMaxLength);
        builder.Property(t => t.Reference).HasMaxLength(FrozenTally.ReferenceMaxLength);
        builder.Ignore(t => t.Tally);
        builder.HasIndex("FrozenMonthId", nameof(FrozenTally.Indicator));
    }
}
