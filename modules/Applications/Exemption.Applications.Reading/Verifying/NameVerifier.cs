using Exemption.Reading.Fields;
using Exemption.Reading.Models;

namespace Exemption.Reading.Verifying;

/// <summary>Verifies a typed name against every part of a line that stands alone: between labels, signs and the words that surround a name in a sentence.</summary>
internal static class NameVerifier
{
    private const double MostBehind = 2;
    private const double Apart = 8;

    /// <summary>A shorter line is no sentence, and what begins with a word of a sentence there is a name: 于 is one, too.</summary>
    private const int LeastSentence = 12;

    private static readonly string[] Around = ["兹证明", "证明", "学员", "学生", "考生", "同学", "先生", "女士", "参加", "性别", "姓名", "身份证", "证件", "持证人", "授予", "于"];

    public static Verification Verify(string typed, ReadingLines reading)
    {
        var page = new Page(reading);
        var best = (Score: double.NegativeInfinity, Span: default(TextSpan));
        foreach (var span in page.Lines.SelectMany(l => Spans(page, l)).Where(s => Math.Abs(s.To - s.From - typed.Length) <= 2))
        {
            var score = Score(span, typed);
            best = score > best.Score ? (score, span) : best;
        }

        var canBeRead = typed.All(c => c == '·' || CharacterSet.Find(c) is not null);
        if (best.Score >= -MostBehind && canBeRead && best.Span.To - best.Span.From == typed.Length)
        {
            return new(VerificationAnswer.Agrees, best.Span.Text, best.Span.Place, null, (float)best.Score);
        }

        var field = KindFinder.Of(reading).Kind == DocumentKind.IdFront ? IdFrontFields.Of(reading).Name : CertificateValues.Name(page);
        if (field is null)
        {
            return best.Span.In is null ? Verification.Nothing : new(VerificationAnswer.NotSure, best.Span.Text, best.Span.Place, null, (float)best.Score);
        }

        var differs = field.IsSure && canBeRead && best.Score < -Apart && Typed.Name(field.Text) != typed;
        return new(differs ? VerificationAnswer.Differs : VerificationAnswer.NotSure, field.Text, field.Place, differs ? Typed.FirstDifference(typed, Typed.Name(field.Text)) : null, (float)best.Score);
    }

    private static IEnumerable<TextSpan> Spans(Page page, PlacedLine line)
    {
        var divided = new bool[line.Text.Length];
        for (var i = 0; i < divided.Length; i++)
        {
            divided[i] = !Typed.IsDot(line.Text[i]) && char.GetUnicodeCategory(line.Text[i]) != System.Globalization.UnicodeCategory.OtherLetter;
        }

        foreach (var label in page.Labels.Where(l => l.In == line))
        {
            divided.AsSpan(label.From, label.To - label.From).Fill(true);
        }

        foreach (var word in line.Text.Length < LeastSentence ? [] : Around)
        {
            for (var at = line.Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = line.Text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                divided.AsSpan(at, word.Length).Fill(true);
            }
        }

        for (var from = 0; from < divided.Length;)
        {
            var to = from;
            while (to < divided.Length && !divided[to])
            {
                to++;
            }

            if (to > from)
            {
                yield return line.Span(from, to);
            }

            from = to + 1;
        }
    }

    /// <summary>Behind the best reading, all characters of the list allowed.</summary>
    private static double Score(TextSpan span, string typed)
    {
        var lattice = span.In.Line.Lattice;
        var (first, last) = (span.In.At[span.From], span.In.At[span.To - 1]);
        var (from, to) = span.Steps;
        var read = string.Concat(lattice.Characters.Skip(first).Take(last - first + 1).Select(c => c.Character));
        var characters = typed.Concat(read).Distinct().ToList();
        var emissions = new Emissions(to - from, characters.Count);
        for (var step = from; step < to; step++)
        {
            var row = emissions.Row(step - from);
            for (var i = 0; i < characters.Count; i++)
            {
                row[i] = Shares.Of(characters[i] == '·' ? Dot(lattice, step) : lattice.CostOf(step, characters[i]));
            }

            row[characters.Count] = Shares.Of(lattice.AlwaysAt(step)[0]);
        }

        int[] Indexes(string text) => [.. text.Select(c => characters.IndexOf(c))];
        return Math.Min(0, emissions.LogShare(Indexes(typed)) - emissions.LogShare(Indexes(read)));
    }

    private static byte Dot(LineLattice lattice, int step)
    {
        var least = LineLattice.Never;
        foreach (var other in lattice.OthersAt(step))
        {
            least = Typed.IsDot(other.Character) ? Math.Min(least, other.Cost) : least;
        }

        return least;
    }
}
