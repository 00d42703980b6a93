using Exemption.Framework.Localization;
using Exemption.Printing;
using Exemption.Printing.Domain;
using Exemption.Printing.Pdf;
using Exemption.Printing.Templates;
using SkiaSharp;

namespace Exemption.Tests.Printing;

/// <summary>Fictitious records for the printing tests; the words are data of people, not texts of the product.</summary>
internal static class SampleRecords
{
    public static readonly DateTime PrintedAt = new(2026, 11, 24, 7, 30, 0, DateTimeKind.Utc);

    public static RecordTexts Texts { get; } = new(new TextCatalog([typeof(PrintingModule).Assembly]));

    public static RecordPrint Official { get; } = new(PrintedAt, "周明远");

    public static RecordSheet Usual(string number = "MS2026000123") => new(
        number,
        "7K4M-92QD",
        new RecordHeading("川南理工大学", "2026年下半年", At(3, 1, 12), At(20, 2, 40)),
        new RecordStudent("林䶮㛃", RecordSex.Female, new DateOnly(2003, 5, 18), "519999200305180028", "510126300417", "13800001234", "锦城助学点", "W120102", "电子商务"),
        new RecordCertificate("电子商务数据分析", "Intermediate", "DS2025-0519-003317", "北京博导前程信息技术股份有限公司", new DateOnly(2025, 6, 30), null),
        [new RecordCourse("00896", "电子商务概论", 5), new RecordCourse("13532", "商务数据分析与应用", 4.5m)],
        "证书为在校期间考取。",
        new RecordDeclaration("2026-1", At(3, 1, 10), null),
        Checklists(),
        [
            new RecordOpinion(RecordDesk.Center, "通过初审。材料齐全，与原件一致。", "李红梅", new DateOnly(2026, 11, 10)),
            new RecordOpinion(RecordDesk.University, "通过终审。", "周明远", new DateOnly(2026, 11, 20)),
            new RecordOpinion(RecordDesk.ExamAuthority, null, null, null),
        ],
        [
            new RecordHandling(At(3, 1, 2), "林䶮㛃", "Student", "Created", null),
            new RecordHandling(At(3, 1, 12), "林䶮㛃", "Student", "Submit", null),
            new RecordHandling(At(5, 3, 30), "李红梅", "Center", "Reject", "照片不清晰：身份证正面反光，末四位无法辨认。"),
            new RecordHandling(At(5, 3, 31), "系统", "System", "SmsSent", "138****1234"),
            new RecordHandling(At(6, 11, 5), "林䶮㛃", "Student", "Submit", null),
            new RecordHandling(At(10, 2, 0), "李红梅", "Center", "CenterApprove", "材料齐全，与原件一致。"),
            new RecordHandling(At(20, 2, 40), "周明远", "University", "UniversityApprove", null),
        ],
        Photos());

    /// <summary>Everything longer, more or rarer than usual, and characters no font of ours has.</summary>
    public static RecordSheet Full() => Usual("MS2026000999") with
    {
        Student = Usual().Student with
        {
            Name = "阿卜杜热合曼·买买提依明·吾买尔江",
            CenterName = "川南理工大学继续教育学院攀西地区第二联合助学点（米易校区）",
            MajorName = "计算机科学与技术（专升本）（应用型）",
        },
        Certificate = new RecordCertificate(
            "工业互联网设备数据采集与边缘计算综合应用职业技能等级证书", "Advanced", "IIOT-2025-51-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789-0123456789-000317",
            "国家工业信息安全发展研究中心（联合）测评有限公司", new DateOnly(2025, 6, 30), new DateOnly(2028, 6, 29)),
        Courses = [.. Enumerable.Range(1, 6).Select(i => new RecordCourse($"0{i}896", i == 3 ? "马克思主义基本原理概论与中国特色社会主义理论体系综合实践（二）" : $"工业数据采集技术（{i}）", i))],
        Remark = string.Concat(Enumerable.Repeat("本人因工作单位调动，通信地址与身份证所载不一致，特此说明；证书原件已交助学点核验。", 12))[..480] + "𬱖与\U0002A6A5",
        Handlings = [.. Enumerable.Range(1, 12).Select(i => new RecordHandling(
            At(i, 2, i), i % 2 == 0 ? "李红梅" : "阿卜杜热合曼·买买提依明", i % 2 == 0 ? "Center" : "Student", i % 2 == 0 ? "Reject" : "Submit",
            i % 4 == 0 ? "证书名称与系统选项不匹配；证书编号与证书照片不一致。请核对后重新填写，并补充拍摄证书全貌，四角不得缺失，编号须清晰可辨。" : null))],
    };

    /// <summary>Only what cannot be missing.</summary>
    public static RecordSheet Bare() => new(
        "MS2026000001", "0000-0000", new RecordHeading(null, null, null, null), new RecordStudent("王小五", null, null, null, null, null, null, null, null),
        new RecordCertificate(null, null, null, null, null, null), [], null, null, [], [new RecordOpinion(RecordDesk.University, null, null, null)], [], []);

    public static async Task<byte[]> PrintAsync(RecordPrint print, params RecordSheet[] sheets)
    {
        using var output = new MemoryStream();
        await RecordPdf.RenderAsync(output, sheets, print, Texts, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    /// <summary>A photo with grain, as a camera makes it; a plain area would compress to nothing and prove nothing.</summary>
    public static byte[] Jpeg(int width, int height, SKColor colour, int quality = 82)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        var random = new Random(width * 31 + height);
        for (var at = 0; at < pixels.Length; at += 4)
        {
            var grain = random.Next(-6, 7);
            (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (Shade(colour.Red, grain), Shade(colour.Green, grain), Shade(colour.Blue, grain), 255);
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    public static RecordPhoto Photo(string kind, byte[]? bytes) => new(kind, _ => ValueTask.FromResult(bytes));

    private static byte Shade(byte value, int grain) => (byte)Math.Clamp(value + grain, 0, 255);

    private static readonly Lazy<IReadOnlyList<RecordPhoto>> Taken = new(() =>
    [
        Photo("IdFront", Jpeg(1000, 631, SKColors.LightSteelBlue)),
        Photo("IdBack", Jpeg(1000, 631, SKColors.MistyRose)),
        Photo("Certificate", Jpeg(1400, 990, SKColors.Beige)),
    ]);

    private static IReadOnlyList<RecordPhoto> Photos() => Taken.Value;

    private static IReadOnlyList<RecordChecklist> Checklists() =>
    [
        new RecordChecklist(RecordDesk.Center, [.. new[] { "基本信息", "身份证号码是否与填写信息一致", "照片清晰度", "证书在有效期内", "证书名称与系统选项匹配", "名称和编号匹配", "手机号码为本人" }.Select(t => new RecordCheck(t, true))]),
        new RecordChecklist(RecordDesk.University, [.. new[] { "学生身份信息真实准确", "证书真实有效", "等级符合要求", "材料完整", "照片符合要求", "符合免试条件" }.Select(t => new RecordCheck(t, t != "材料完整"))]),
    ];

    private static DateTime At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, DateTimeKind.Utc);
}
