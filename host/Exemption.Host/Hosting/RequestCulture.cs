using System.Globalization;

namespace Exemption.Host.Hosting;

/// <summary>Answers in Simplified Chinese unless the caller's first language is English. ABP's client also sends oddities such as <c>zh-CN</c> and a culture cookie of "undefined".</summary>
internal static class RequestCulture
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static IApplicationBuilder UseRequestCulture(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var first = context.Request.Headers.AcceptLanguage.ToString();
        CultureInfo.CurrentUICulture = first.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;
        return next(context);
    });
}
