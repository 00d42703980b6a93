using System.Text.RegularExpressions;

namespace Exemption.Reading.Fields;

/// <summary>How each value of a certificate is found: by its label first, then by its form and where it stands.</summary>
internal static partial class CertificateValues
{
    private static readonly string[] IssuerEnds = ["公司", "研究院", "协会", "中心", "集团", "学会", "联盟", "委员会", "基金会", "大学", "学院", "研究所", "出版社", "办公室", "学校", "机构", "局", "院"];
    private static readonly string[] NoIssuer = ["专用章", "平台", "证书", "考核", "网", "查询"];

    [GeneratedRegex("(?:参加|在|通过|完成|的|名称为|申报|从事)(.{2,40}?)(?:职业技能等级|职业技能)")]
    private static partial Regex TitleInSentence();

    [GeneratedRegex("^(.{2,30}?)[(（]?职业技能(?:等级)?(?:证书|[(（]|初级|中级|高级)|^(.{2,30}?)[(（·-]?(?:初级|中级|高级)[)）]?$")]
    private static partial Regex TitleAlone();

    [GeneratedRegex("(?:兹证明|证明|学员|学生|考生|授予)([\u4e00-\u9fff·]{2,4}?)(?:同学|先生|女士|于|参加|[(，,]|性别|身份证|男|女)")]
    private static partial Regex NameInSentence();

    public static ReadField? Name(Page page)
    {
        foreach (var label in page.Labels.Where(l => l.Kind == LabelKind.Name))
        {
            if (page.ValueOf(label).Take(1).ToList() is { Count: 1 } value && Values.IsName(value))
            {
                return ReadField.Of(value);
            }
        }

        return FirstMatch(page, NameInSentence(), 1);
    }

    public static ReadField? Title(Page page)
    {
        foreach (var label in page.Labels.Where(l => l.Kind == LabelKind.Title))
        {
            if (page.ValueOf(label) is { Count: > 0 } value && value[0].Text.Length >= 2)
            {
                var alone = value[0].In == label.In ? value[0].EdgeOf(value[0].From) : value[0].In.Left;
                var goesOn = value[0].In.Line.Place.Width > 4 * value[0].In.Height ? page.GoingOn(value[^1], alone, 1.9f).Take(1) : [];
                return ReadField.Of([.. value, .. goesOn]);
            }
        }

        return FirstMatch(page, TitleInSentence(), 1) ?? FirstMatch(page, TitleAlone(), 1, 2);
    }

    public static ReadField? Level(Page page)
    {
        var labelled = page.Labels.Where(l => l.Kind == LabelKind.Level).SelectMany(page.ValueOf).Select(InSpan).FirstOrDefault(f => f is not null);
        return labelled ?? FirstMatch(page, Shapes.Level(), 0);

        static ReadField? InSpan(TextSpan span) =>
            Shapes.Level().Match(span.Text) is { Success: true } m ? ReadField.Of([span.In.Span(span.From + m.Index, span.From + m.Index + m.Length)]) : null;
    }

    public static ReadField? Number(Page page)
    {
        var labelled = Values.Labelled(page, LabelKind.CertificateNumber, text => Shapes.CertificateNumber().Match(text) is { Success: true } m && m.Length == text.Length);
        if (labelled is not null && labelled.Text.Count(char.IsAsciiLetterOrDigit) >= 4)
        {
            return labelled;
        }

        // Without a label: the one long number that is neither an ID number nor a day.
        var loose = page.Lines.SelectMany(l => Shapes.CertificateNumber().Matches(l.Text).Select(m => (Line: l, Match: m)))
            .Where(c => !Shapes.IsIdNumber(c.Match.Value) && Shapes.DayIn(c.Match.Value) is null && c.Match.Value.Count(char.IsAsciiDigit) >= 6 && !c.Line.Text.Contains("http", StringComparison.OrdinalIgnoreCase) && !c.Line.Text.Contains("电话", StringComparison.Ordinal))
            .Select(c => ReadField.Of([c.Line.Span(c.Match.Index, c.Match.Index + c.Match.Length)])!).ToList();
        return loose.Count == 1 ? loose[0] with { IsSure = false } : null;
    }

    public static ReadField? IssuedOn(Page page)
    {
        if (Values.Labelled(page, LabelKind.IssuedOn, IsDay, Shapes.DayIn) is { Date: not null } labelled)
        {
            return labelled;
        }

        // The lowest day that is not said to be something else: dates of issue stand at the foot.
        var spoken = page.Labels.Where(l => l.Kind is LabelKind.ValidUntil or LabelKind.Birth).SelectMany(page.ValueOf).Select(s => s.In).ToHashSet();
        var days = page.Lines.Where(l => !spoken.Contains(l)).SelectMany(l => Shapes.Day().Matches(l.Text).Concat(Shapes.WrittenDay().Matches(l.Text)).Select(m => ReadField.Of([l.Span(m.Index, m.Index + m.Length)], true, Shapes.DayIn)!));
        return days.LastOrDefault(d => d.Date is not null);
    }

    public static ReadField? ValidUntil(Page page)
    {
        foreach (var span in page.Labels.Where(l => l.Kind == LabelKind.ValidUntil).SelectMany(page.ValueOf))
        {
            // "2023年1月1日至2026年1月1日": the later is meant.
            if (Shapes.Day().Matches(span.Text).LastOrDefault() is { } m)
            {
                return ReadField.Of([span.In.Span(span.From + m.Index, span.From + m.Index + m.Length)], true, Shapes.DayIn);
            }
        }

        return null;
    }

    public static ReadField? Issuer(Page page)
    {
        foreach (var label in page.Labels.Where(l => l.Kind == LabelKind.Issuer))
        {
            if (page.ValueOf(label) is { Count: > 0 } value && value[0].Text.Length >= 4)
            {
                var left = value[0].In == label.In ? value[0].EdgeOf(value[0].From) : value[0].In.Left;
                var whole = value.FindIndex(v => IssuerEnds.Any(e => v.Text.EndsWith(e, StringComparison.Ordinal)));
                return ReadField.Of(whole >= 0 ? value[..(whole + 1)] : [.. value, .. page.GoingOn(value[^1], left, 1.9f).Take(1)]);
            }
        }

        // Without a label: above the day of issue, or at the foot.
        var named = page.Lines.Where(l => l.Text.Length is >= 5 and <= 30 && IssuerEnds.Any(e => l.Text.EndsWith(e, StringComparison.Ordinal)) && !NoIssuer.Any(n => l.Text.Contains(n, StringComparison.Ordinal)) && !page.Labelled.Contains(l)).ToList();
        return named.Count == 0 ? null : ReadField.Of([named[^1].Span(0, named[^1].Text.Length).Trimmed()]);
    }

    private static bool IsDay(string text) => Shapes.DayIn(text) is not null;

    private static ReadField? FirstMatch(Page page, Regex regex, params int[] groups)
    {
        foreach (var line in page.Lines)
        {
            if (regex.Match(line.Text) is { Success: true } match && groups.Select(g => match.Groups[g]).FirstOrDefault(g => g.Length > 0) is { } group)
            {
                return ReadField.Of([line.Span(group.Index, group.Index + group.Length).Trimmed()]);
            }
        }

        return null;
    }
}
