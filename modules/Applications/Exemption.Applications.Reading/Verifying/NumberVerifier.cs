using Exemption.Reading.Fields;

namespace Exemption.Reading.Verifying;

/// <summary>Verifies a typed number against every place where a number of its kind may stand.</summary>
internal static class NumberVerifier
{
    /// <summary>How far the typed value may lie behind the best reading, and by how much it must lead every value that differs from it in one place.</summary>
    private const double MostBehind = 1.5;
    private const double LeastLead = 2;

    /// <summary>0 and O, 5 and S: nobody mistypes one for the other, so a small lead is enough.</summary>
    private const double OtherSort = 1.2;

    private const int IdNumberLength = 18;
    private const int LeastCertificateNumber = 6;
    private const double Apart = 6;
    private const int MostLengthOff = 4;

    public static Verification Verify(string typed, ValueKind kind, ReadingLines reading)
    {
        var alphabet = kind == ValueKind.IdNumber ? Alphabet.OfIdNumbers : Alphabet.OfCertificateNumbers;
        if (alphabet.Indexes(typed) is not { } value || (kind == ValueKind.IdNumber ? typed.Length != IdNumberLength : typed.Length < LeastCertificateNumber))
        {
            return Verification.Nothing;
        }

        var page = new Page(reading);
        var torn = NumberPieces.Of(page, kind == ValueKind.IdNumber ? LabelKind.IdNumber : LabelKind.CertificateNumber).Select(NumberSpans.Of);
        var candidates = reading.Lines.SelectMany(NumberSpans.Of).Concat(torn).Select(s => Judge(s, alphabet, value)).OfType<Candidate>()
            .Where(c => kind == ValueKind.IdNumber || !Shapes.IsIdNumber(c.Text)).ToList();
        if (candidates.Count == 0)
        {
            return Verification.Nothing;
        }

        var best = candidates.MaxBy(c => c.Score)!;
        if (best.Score >= -MostBehind && best.Lead(value) >= LeastLead)
        {
            return new(VerificationAnswer.Agrees, best.Text, best.Place, null, (float)best.Score);
        }

        return best.Score > -Apart ? new(VerificationAnswer.NotSure, best.Text, best.Place, null, (float)best.Score) : Other(typed, kind, page, best);
    }

    /// <summary>It differs only from a number that was read beyond doubt where such a number stands.</summary>
    private static Verification Other(string typed, ValueKind kind, Page page, Candidate best)
    {
        var field = kind == ValueKind.IdNumber ? Values.IdNumberIn(page) : CertificateValues.Number(page);

        // A piece of the typed number, or the number with something before it, is more likely a line cut badly than another number.
        if (field is not { IsSure: true } || typed.Contains(field.Text, StringComparison.OrdinalIgnoreCase) || field.Text.Contains(typed, StringComparison.OrdinalIgnoreCase) || Math.Abs(typed.Length - field.Text.Length) > 1)
        {
            return new(VerificationAnswer.NotSure, field?.Text ?? best.Text, field?.Place ?? best.Place, null, (float)best.Score);
        }

        return new(VerificationAnswer.Differs, field.Text, field.Place, Typed.FirstDifference(typed, field.Text), (float)best.Score);
    }

    private static Candidate? Judge(IReadOnlyList<StepSpan> pieces, Alphabet alphabet, int[] value)
    {
        var emissions = alphabet.Emissions(pieces);
        var best = emissions.Best();
        return Math.Abs(best.Count - value.Length) > MostLengthOff ? null : new(pieces, emissions, alphabet, best, value);
    }

    private sealed class Candidate
    {
        private readonly IReadOnlyList<StepSpan> pieces;
        private readonly Emissions emissions;
        private readonly Alphabet alphabet;
        private readonly double share;

        public Candidate(IReadOnlyList<StepSpan> pieces, Emissions emissions, Alphabet alphabet, List<int> best, int[] value)
        {
            (this.pieces, this.emissions, this.alphabet) = (pieces, emissions, alphabet);
            Text = string.Concat(best.Select(i => alphabet.Characters[i]));
            share = emissions.LogShare(value);
            Score = Math.Min(0, share - emissions.LogShare([.. best]));
        }

        public string Text { get; }

        public double Score { get; }

        public Imaging.Quad Place => pieces.Count == 1 ? pieces[0].Place : new(pieces[0].Place.TopLeft, pieces[0].Place.TopRight, pieces[^1].Place.BottomRight, pieces[^1].Place.BottomLeft);

        /// <summary>How much likelier the value is than the likeliest that differs in one character.</summary>
        public double Lead(int[] value)
        {
            var (other, most) = ((int[])value.Clone(), double.NegativeInfinity);
            for (var at = 0; at < value.Length; at++)
            {
                for (var c = 0; c < alphabet.Characters.Length; c++)
                {
                    if (c != value[at])
                    {
                        other[at] = c;
                        var isOtherSort = char.IsAsciiDigit(alphabet.Characters[c]) != char.IsAsciiDigit(alphabet.Characters[value[at]]);
                        most = Math.Max(most, emissions.LogShare(other) - (isOtherSort ? OtherSort : 0));
                    }
                }

                other[at] = value[at];
            }

            return share - most;
        }
    }
}
