using Exemption.Tests.Testing;

namespace Exemption.Tests.Applications.Services;

/// <summary>The way of a student from the home page to a submitted application (S-03 … S-36).</summary>
public sealed class StudentFlowTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task A_student_fills_photographs_confirms_and_submits()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var home = await student.Client.GetJsonAsync("/api/applications/home");
        home.GetProperty("window").GetProperty("isOpen").GetBoolean().ShouldBeTrue();
        home.GetProperty("contacts").GetProperty("center").Text("name").ShouldBe(center.Name);
        home.GetProperty("contacts").GetProperty("university").Text("phone").ShouldBe("0816-6089268");

        var draft = await student.StartAsync();
        draft.Text("status").ShouldBe("Draft");
        draft.Problems().Keys.ShouldBe(
            ["idNumber", "phone", "certificateTypeId", "certificateLevel", "certificateNumber", "issuedOn", "courseCodes", "photos.IdFront", "photos.IdBack", "photos.Certificate"]);

        var filled = await student.FillAsync(draft);
        filled.Problems().Keys.ShouldBe(["photos.IdFront", "photos.IdBack", "photos.Certificate"]);
        var ready = await student.AddPhotosAsync(draft.Id());
        ready.Problems().ShouldBeEmpty();
        ready.GetProperty("photos").GetArrayLength().ShouldBe(3);
        ready.Version().ShouldBe(filled.Version(), "a photograph does not make the open form stale");

        var submitted = await student.SubmitAsync(ready);
        submitted.Text("status").ShouldBe("Submitted");
        submitted.Text("number").ShouldMatch("^2026[0-9]{6}$");
        submitted.Actions().ShouldBe(["Recall", "Withdraw"]);
        submitted.GetProperty("declaration").Text("version").ShouldNotBeEmpty();
        submitted.GetProperty("records").EnumerateArray().Select(r => r.Text("action")).ShouldBe(["Created", "Submit"]);

        var mine = await student.Client.GetJsonAsync("/api/applications/mine");
        mine.GetProperty("items").EnumerateArray().Single().Id().ShouldBe(submitted.Id());
    }
}
