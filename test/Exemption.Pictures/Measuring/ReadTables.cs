using System.Globalization;
using Exemption.Reading;

namespace Exemption.Pictures.Measuring;

/// <summary>Counts by level and kind of document, and writes them as tables.</summary>
internal sealed class ReadTables(int wrongEach)
{
    private readonly SortedDictionary<string, Tally> verified = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> wrong = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> fields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<ReadMeasurement>> pictures = new(StringComparer.Ordinal);
    private readonly List<string> failures = [];

    public void Add(ReadMeasurement one)
    {
        var key = $"{one.Truth.Kind} {one.Truth.Level} {(one.Truth.Framed ? "framed" : "album")}";
        List(key).Add(one);
        foreach (var field in one.Truth.Fields)
        {
            if (KindOf(field.Name) is { } kind && one.Truth.Kind is PictureKind.Front or PictureKind.Certificate)
            {
                Verify(one, field, kind, $"{key} {field.Name}");
            }
        }

        foreach (var (name, read, isSure, right) in FieldChecks.Of(one))
        {
            var tally = At(fields, $"{key} {name}");
            tally.Count++;
            tally.Right += read == right ? 1 : 0;
            tally.Sure += isSure ? 1 : 0;
            tally.False += isSure && read != right ? 1 : 0;
            if (read != right)
            {
                failures.Add($"field {one.Truth.File} {one.Truth.Layout} {name}: {read ?? "-"}{(isSure ? " SURE" : string.Empty)}, not {right}");
            }
        }
    }

    public void Write(bool withFailures)
    {
        Say($"{"kind, turn, cost",-34} {"n",4} {"kind%",6} {"turn%",6} {"find ms",8} {"read ms",8} {"max",6} {"bytes",7}");
        foreach (var (key, all) in pictures)
        {
            Say($"{key,-34} {all.Count,4} {Share(all, IsKindRight),6:0.0} {Share(all, m => m.Reading.QuarterTurns == m.TrueTurns),6:0.0} {all.Average(m => m.FindCpu),8:0} {all.Average(m => m.ReadCpu),8:0} {all.Max(m => m.ReadCpu),6:0} {all.Average(m => m.Reading.ToBytes().Length),7:0}");
        }

        Say($"{"typed right",-46} {"n",5} {"agrees%",8} {"notsure",8} {"differs",8}");
        Rows(verified, t => $"{t.Count,5} {100.0 * t.Right / t.Count,8:0.0} {t.Count - t.Right - t.False,8} {t.False,8}");
        Say($"{"typed wrong",-46} {"n",5} {"AGREES",8} {"notsure",8} {"differs%",8}");
        Rows(wrong, t => $"{t.Count,5} {t.False,8} {t.Count - t.Right - t.False,8} {100.0 * t.Right / t.Count,8:0.0}");
        Say($"{"field read",-46} {"n",5} {"exact%",8} {"sure%",8} {"sure, wrong",12}");
        Rows(fields, t => $"{t.Count,5} {100.0 * t.Right / t.Count,8:0.0} {100.0 * t.Sure / t.Count,8:0.0} {t.False,12}");
        if (withFailures)
        {
            failures.ForEach(Console.WriteLine);
        }
    }

    private static bool IsKindRight(ReadMeasurement m) => m.Reading.Kind.Kind == m.Truth.Kind switch
    {
        PictureKind.Front => DocumentKind.IdFront,
        PictureKind.Back => DocumentKind.IdBack,
        PictureKind.Certificate => DocumentKind.Certificate,
        _ => DocumentKind.Other,
    };

    private static ValueKind? KindOf(string field) => field switch
    {
        "idNumber" => ValueKind.IdNumber,
        "certificateNumber" => ValueKind.CertificateNumber,
        "name" => ValueKind.Name,
        _ => null,
    };

    private void Verify(ReadMeasurement one, TrueField field, ValueKind kind, string key)
    {
        var right = one.Reading.Verify(field.Value, kind);
        Count(At(verified, key), right.Answer, VerificationAnswer.Agrees, VerificationAnswer.Differs);
        if (right.Answer != VerificationAnswer.Agrees)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"right {one.Truth.File} {one.Truth.Layout} {field.Name} {field.Value}: {right.Answer} {right.Reading} {right.Score:0.0}"));
        }

        var dice = new Dice((ulong)one.Truth.Seed).For($"wrong {one.Truth.Kind} {one.Truth.Level} {field.Name}");
        foreach (var (mistake, value) in kind == ValueKind.Name ? WrongValues.OfName(field.Value, wrongEach, dice) : WrongValues.OfNumber(field.Value, kind == ValueKind.IdNumber, wrongEach, dice))
        {
            var answer = one.Reading.Verify(value, kind);
            Count(At(wrong, $"{key} {mistake}"), answer.Answer, VerificationAnswer.Differs, VerificationAnswer.Agrees);
            if (answer.Answer == VerificationAnswer.Agrees)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"FALSE {one.Truth.File} {one.Truth.Layout} {field.Name} {value} for {field.Value}: {answer.Reading} {answer.Score:0.00}"));
            }
        }
    }

    private static void Count(Tally tally, VerificationAnswer answer, VerificationAnswer right, VerificationAnswer wrong)
    {
        tally.Count++;
        tally.Right += answer == right ? 1 : 0;
        tally.False += answer == wrong ? 1 : 0;
    }

    private static void Rows(SortedDictionary<string, Tally> table, Func<Tally, string> row)
    {
        foreach (var (key, tally) in table)
        {
            Say($"{key,-46} {row(tally)}");
        }
    }

    private static Tally At(SortedDictionary<string, Tally> table, string key)
    {
        if (!table.TryGetValue(key, out var tally))
        {
            table.Add(key, tally = new());
        }

        return tally;
    }

    private List<ReadMeasurement> List(string key)
    {
        if (!pictures.TryGetValue(key, out var list))
        {
            pictures.Add(key, list = []);
        }

        return list;
    }

    private static double Share<T>(List<T> all, Func<T, bool> test) => 100.0 * all.Count(test) / all.Count;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Tally
    {
        public int Count { get; set; }

        public int Right { get; set; }

        public int Sure { get; set; }

        public int False { get; set; }
    }
}
