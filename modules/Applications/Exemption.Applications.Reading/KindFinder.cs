using Exemption.Reading.Fields;

namespace Exemption.Reading;

/// <summary>Tells documents apart by the words and forms that only they carry.</summary>
internal static class KindFinder
{
    private const float Whole = 5;
    private const float Least = 0.4f;

    private static readonly (DocumentKind Kind, string Word, float Weight)[] Signs =
    [
        (DocumentKind.IdFront, "公民身份号码", 3), (DocumentKind.IdFront, "姓名", 0.8f), (DocumentKind.IdFront, "性别", 0.8f), (DocumentKind.IdFront, "民族", 1),
        (DocumentKind.IdFront, "出生", 0.8f), (DocumentKind.IdFront, "住址", 1.5f),
        (DocumentKind.IdBack, "居民身份证", 3), (DocumentKind.IdBack, "签发机关", 2.5f), (DocumentKind.IdBack, "有效期限", 1.5f), (DocumentKind.IdBack, "中华人民共和国", 1),
        (DocumentKind.Certificate, "职业技能等级证书", 3), (DocumentKind.Certificate, "职业技能", 1.5f), (DocumentKind.Certificate, "1+X", 1.5f), (DocumentKind.Certificate, "证书编号", 1.5f),
        (DocumentKind.Certificate, "证书名称", 1), (DocumentKind.Certificate, "证书等级", 1), (DocumentKind.Certificate, "发证", 0.8f), (DocumentKind.Certificate, "颁证", 0.8f),
        (DocumentKind.Certificate, "特发此证", 1), (DocumentKind.Certificate, "证书", 0.7f), (DocumentKind.Certificate, "持证人", 1), (DocumentKind.Certificate, "考核", 0.7f),
        (DocumentKind.Certificate, "培训评价组织", 1), (DocumentKind.Certificate, "SkillLevel", 1), (DocumentKind.Certificate, "证件号码", 0.7f), (DocumentKind.Certificate, "等级", 0.5f),
    ];

    /// <summary>On papers that share words with ours and are none of them.</summary>
    private static readonly string[] Strangers = ["驾驶证", "行驶证", "护照", "学生证", "社会保障卡", "户口", "准考证", "毕业证书", "学位证书", "居住证", "营业执照", "借记卡", "信用卡", "通行证", "结婚证"];

    public static KindGuess Of(ReadingLines reading)
    {
        var texts = reading.Lines.Select(l => string.Concat(l.Text.Where(c => !char.IsWhiteSpace(c)).Select(PlacedLine.Plain))).ToList();
        var best = new[] { DocumentKind.IdFront, DocumentKind.IdBack, DocumentKind.Certificate }.Select(kind => new KindGuess(kind, Score(kind, texts))).MaxBy(g => g.Score);
        var isStrange = Strangers.Any(s => texts.Any(t => t.Contains(s, StringComparison.Ordinal))) && best.Score < 0.9f;
        return isStrange || best.Score < Least ? new(DocumentKind.Other, 1 - best.Score) : best;
    }

    private static float Score(DocumentKind kind, List<string> texts)
    {
        var sum = Signs.Where(s => s.Kind == kind && texts.Any(t => LabelFinder.Contains(t, s.Word))).Sum(s => s.Weight);
        sum += kind switch
        {
            DocumentKind.IdFront when texts.Any(t => Shapes.IdNumber().IsMatch(t)) => 1,
            DocumentKind.IdBack when texts.Any(t => Shapes.Validity().IsMatch(t)) => 2,
            _ => 0,
        };
        return MathF.Min(1, sum / Whole);
    }
}
