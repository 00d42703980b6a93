namespace Exemption.Reading.Fields;

/// <summary>What a printed label announces.</summary>
internal enum LabelKind
{
    Name,
    Sex,
    Nation,
    Birth,
    Address,
    IdNumber,
    Authority,
    Title,
    Level,
    CertificateNumber,
    IssuedOn,
    ValidUntil,
    Issuer,
    Other,
}

/// <summary>A label in a line, from the first character to behind the last.</summary>
internal readonly record struct FoundLabel(LabelKind Kind, PlacedLine In, int From, int To, string Word);

/// <summary>The words that stand before values on cards and certificates, however the issuer calls them.</summary>
internal static class LabelFinder
{
    private static readonly (string Word, LabelKind Kind)[] Words = [.. new[]
    {
        Of(LabelKind.Name, "姓名", "持证人姓名", "学员姓名", "考生姓名", "持证人", "获证人", "证书持有人", "持有人"),
        Of(LabelKind.Sex, "性别"),
        Of(LabelKind.Nation, "民族"),
        Of(LabelKind.Birth, "出生", "出生日期", "出生年月"),
        Of(LabelKind.Address, "住址"),
        Of(LabelKind.IdNumber, "公民身份号码", "公民身份证号码", "身份证号码", "身份证件号码", "身份证件号", "身份证号", "身份号码", "证件号码", "有效证件号码", "有效证件号", "证件编号", "证件号"),
        Of(LabelKind.Authority, "签发机关"),
        Of(LabelKind.Title, "证书名称", "职业技能等级证书名称", "职业技能名称", "技能名称", "项目名称", "考核项目", "考核名称", "证书类别"),
        Of(LabelKind.Level, "证书等级", "技能等级", "职业技能等级", "证书级别", "等级", "级别", "考核等级", "考核级别"),
        Of(LabelKind.CertificateNumber, "证书编号", "证书号码", "证书号", "证书编码", "证书序列号", "编号", "CertificateNo", "CertificateNumber", "NO."),
        Of(LabelKind.IssuedOn, "发证日期", "颁发日期", "颁证日期", "签发日期", "发证时间", "颁证时间", "颁发时间", "签发时间", "取得日期", "批准日期", "取证日期"),
        Of(LabelKind.ValidUntil, "有效期至", "有效期限", "有效日期", "有效期", "证书有效期", "证书有效期至", "到期日期", "截止日期"),
        Of(LabelKind.Issuer, "发证机构", "发证单位", "发证机关", "颁证机构", "颁证单位", "颁发机构", "颁发单位", "培训评价组织", "评价组织", "签发单位", "签发机构", "考核机构"),
        Of(LabelKind.Other, "成绩", "专业", "学校", "院校", "查询网址", "查询网站", "联系电话", "文化程度", "学历", "考核成绩", "考试成绩", "理论成绩", "实操成绩", "准考证号", "学号", "考核站点", "证书查询"),
    }.SelectMany(w => w).OrderByDescending(w => w.Word.Length)];

    /// <summary>Exact words first, or "证书编号" would be taken for "证件编号" read wrong.</summary>
    public static IEnumerable<FoundLabel> Find(PlacedLine line)
    {
        var (found, taken) = (new List<FoundLabel>(), new bool[line.Text.Length]);
        for (var wrong = 0; wrong <= 1; wrong++)
        {
            foreach (var (word, kind) in Words)
            {
                for (var at = 0; at + word.Length <= line.Text.Length; at++)
                {
                    if (!taken[at] && !taken[at + word.Length - 1] && IsAt(line.Text, at, word, kind, wrong))
                    {
                        taken.AsSpan(at, word.Length).Fill(true);
                        found.Add(new(kind, line, at, at + word.Length, word));
                    }
                }
            }
        }

        return found.OrderBy(l => l.From);
    }

    /// <summary>Whether the text has the word, one character read wrong at most when it is long.</summary>
    public static bool Contains(string text, string word) => Enumerable.Range(0, Math.Max(0, text.Length - word.Length + 1)).Any(at => Differing(text, at, word) <= Allowed(word));

    private static bool IsAt(string text, int at, string word, LabelKind kind, int wrong)
    {
        var end = at + word.Length;
        var hasColon = end < text.Length && text[end] == ':';
        if (Differing(text, at, word) != wrong || (wrong > 0 && (Allowed(word) < wrong || (at > 1 && !hasColon))))
        {
            return false;
        }

        // "职业技能等级证书" and "身份证" are titles and names of things; a label ends where a value begins.
        var follows = end < text.Length ? text[end] : ':';
        return follows is not ('证' or '标' or '的' or '考') && (at <= 1 || hasColon || (word.Length >= 4 && word != "职业技能等级") || kind is LabelKind.Sex or LabelKind.Nation);
    }

    private static int Allowed(string word) => word.Length >= 4 ? 1 : 0;

    private static int Differing(string text, int at, string word)
    {
        var count = 0;
        for (var i = 0; i < word.Length; i++)
        {
            count += char.ToUpperInvariant(text[at + i]) == char.ToUpperInvariant(word[i]) ? 0 : 1;
        }

        return count;
    }

    private static IEnumerable<(string Word, LabelKind Kind)> Of(LabelKind kind, params string[] words) => words.Select(w => (w, kind));
}
