namespace Exemption.Imaging.Judging;

/// <summary>Compares measures with thresholds; nothing else decides about a photograph.</summary>
public static class PhotoJudge
{
    /// <summary>The gravest first; of one severity, what must be put right first comes first.</summary>
    public static IReadOnlyList<PhotoFinding> Judge(PhotoMeasures measures, PhotoThresholds thresholds)
    {
        var found = new List<PhotoFinding>();
        Low(PhotoCause.NotFound, measures.Score, thresholds.Score);

        // Without a document the other numbers tell nothing, but that it is pitch dark may be why.
        if (!found.Contains(new(PhotoCause.NotFound, CauseSeverity.Blocking)))
        {
            Low(PhotoCause.CutOff, measures.RimDistance, thresholds.RimDistance);
            if (found.TrueForAll(f => f.Cause != PhotoCause.CutOff))
            {
                High(PhotoCause.CutOff, MathF.Abs(measures.AspectOff), thresholds.AspectOff);
            }

            High(PhotoCause.Blurred, measures.EdgeWidth, thresholds.EdgeWidth);
            High(PhotoCause.Glare, measures.GlareShare, thresholds.GlareShare);
            Low(PhotoCause.TooSmall, measures.DocumentPixels, thresholds.DocumentPixels);
        }

        Low(PhotoCause.TooDark, measures.MedianLuma, thresholds.DarkLuma);
        High(PhotoCause.TooBright, measures.MedianLuma, thresholds.BrightLuma);
        return [.. found.OrderByDescending(f => f.Severity).ThenBy(f => f.Cause)];

        void High(PhotoCause cause, float value, Limit limit) => Add(cause, value >= limit.Warn, value >= limit.Block);
        void Low(PhotoCause cause, float value, Limit limit) => Add(cause, value < limit.Warn, value < limit.Block);
        void Add(PhotoCause cause, bool warn, bool block)
        {
            if (warn || block)
            {
                found.Add(new(cause, block ? CauseSeverity.Blocking : CauseSeverity.Warning));
            }
        }
    }
}
