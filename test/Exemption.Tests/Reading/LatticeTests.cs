using Exemption.Reading;
using Exemption.Reading.Models;
using Exemption.Reading.Verifying;

namespace Exemption.Tests.Reading;

/// <summary>The stored lattice stands for the recogniser's whole answer.</summary>
public sealed class LatticeTests
{
    private const string Right = "51999919960301001X";

    [Fact]
    public void Verification_scores_as_with_the_whole_answer()
    {
        var (answer, steps) = Answer(Right);
        var lattice = LatticeMaker.Make(answer, steps, 1);
        var kept = Alphabet.OfIdNumbers.Emissions([new(new(default, lattice), 0, steps)]);
        var whole = new Emissions(steps, 11);
        for (var step = 0; step < steps; step++)
        {
            var row = whole.Row(step);
            for (var i = 0; i < 11; i++)
            {
                // The list has digits of full width, too.
                var column = LineLattice.AlwaysIndex(Alphabet.OfIdNumbers.Characters[i]);
                row[i] = Enumerable.Range(1, CharacterSet.Count - 1).Where(c => LineLattice.AlwaysIndex(CharacterSet.At(c)) == column).Sum(c => answer[(step * CharacterSet.Count) + c]);
            }

            row[11] = 1 - row[..11].ToArray().Sum();
        }

        // Costs are rounded; what counts is how far one lies behind another.
        var best = Alphabet.OfIdNumbers.Indexes(Right)!;
        foreach (var typed in new[] { "519999199603010011", "51999919960301010X", "519999199603010" })
        {
            var value = Alphabet.OfIdNumbers.Indexes(typed)!;
            (kept.LogShare(value) - kept.LogShare(best)).ShouldBe(whole.LogShare(value) - whole.LogShare(best), 0.6);
        }
    }

    [Fact]
    public void Best_reading_and_its_parts_survive_storing()
    {
        var (answer, steps) = Answer(Right);
        var line = new TextLine(Exemption.Imaging.Quad.OfBox(1, 2, 301, 22), LatticeMaker.Make(answer, steps, 0.9f));
        line.Text.ShouldBe(Right);
        var stored = ReadingLines.FromBytes(new ReadingLines("any", 400, 300, 1, [line]).ToBytes());
        stored.Lines.Single().Text.ShouldBe(Right);
        stored.Lines.Single().Place.ShouldBe(line.Place);
        stored.QuarterTurns.ShouldBe(1);
    }

    [Fact]
    public void Surname_that_is_a_word_of_sentences_is_part_of_the_name()
    {
        var (answer, steps) = Answer("于天");
        var reading = new ReadingLines("any", 400, 300, 0, [new(Exemption.Imaging.Quad.OfBox(1, 2, 61, 22), LatticeMaker.Make(answer, steps, 1))]);
        reading.Verify("于天", ValueKind.Name).Answer.ShouldBe(VerificationAnswer.Agrees);
        reading.Verify("天", ValueKind.Name).Answer.ShouldNotBe(VerificationAnswer.Agrees);
    }

    [Fact]
    public void Doubled_characters_need_nothing_between_them()
    {
        var (answer, steps) = Answer("1123");
        var emissions = Alphabet.OfIdNumbers.Emissions([new(new(default, LatticeMaker.Make(answer, steps, 1)), 0, steps)]);
        emissions.LogShare(Alphabet.OfIdNumbers.Indexes("1123")!).ShouldBeGreaterThan(emissions.LogShare(Alphabet.OfIdNumbers.Indexes("123")!) + 2);
    }

    /// <summary>As the net answers: a step for each character with a rival, a step of nothing between, a little for all else.</summary>
    private static (float[] Answer, int Steps) Answer(string text)
    {
        var steps = (2 * text.Length) + 1;
        var answer = new float[steps * CharacterSet.Count];
        for (var step = 0; step < steps; step++)
        {
            var row = answer.AsSpan(step * CharacterSet.Count, CharacterSet.Count);
            row.Fill(0.02f / CharacterSet.Count);
            if (step % 2 == 0)
            {
                row[CharacterSet.Nothing] += 0.98f;
                continue;
            }

            row[CharacterSet.Find(text[step / 2])!.Value] += 0.9f;
            row[CharacterSet.Find((char)('0' + (step % 10)))!.Value] += 0.08f;
        }

        return (answer, steps);
    }
}
