using System.Security.Cryptography;
using Exemption.Framework.Security;

namespace Exemption.Tests.Framework.Security;

public sealed class SensitiveDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exemption-keys-").FullName;

    private SensitiveData Data => new(KeyRing.Open(_folder).MakeFirst());

    [Fact]
    public void A_value_comes_back_after_a_restart()
    {
        var row = Guid.NewGuid();
        var cipher = Data.Protect("app.idNumber", row, "519999198001010019");
        Data.Reveal("app.idNumber", row, cipher).ShouldBe("519999198001010019");
    }

    [Fact]
    public void The_same_value_is_never_stored_twice_alike()
    {
        var row = Guid.NewGuid();
        Data.Protect("c", row, "x").ShouldNotBe(Data.Protect("c", row, "x"));
    }

    [Fact]
    public void A_value_moved_to_another_row_or_column_does_not_open()
    {
        var row = Guid.NewGuid();
        var cipher = Data.Protect("app.idNumber", row, "519999198001010019");
        Should.Throw<CryptographicException>(() => Data.Reveal("app.idNumber", Guid.NewGuid(), cipher));
        Should.Throw<CryptographicException>(() => Data.Reveal("app.phone", row, cipher));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var (file, key) = Data.SealFile(new byte[64], "photo|1");
        for (var i = 0; i < file.Length; i++)
        {
            var changed = file.ToArray();
            changed[i] ^= 1;
            Should.Throw<CryptographicException>(() => Data.OpenFile(changed, key, "photo|1"));
        }
    }

    [Fact]
    public void Each_file_has_a_key_of_its_own()
    {
        var (first, _) = Data.SealFile(new byte[64], "photo|1");
        var (_, otherKey) = Data.SealFile(new byte[64], "photo|1");
        Should.Throw<CryptographicException>(() => Data.OpenFile(first, otherKey, "photo|1"));
    }

    [Fact]
    public void Equal_values_are_findable_and_other_keys_give_other_indexes()
    {
        Data.BlindIndex("idNumber", "A").ShouldBe(Data.BlindIndex("idNumber", "A"));
        Data.BlindIndex("idNumber", "A").ShouldNotBe(Data.BlindIndex("idNumber", "B"));
        Data.BlindIndex("idNumber", "A").ShouldNotBe(Data.BlindIndex("phone", "A"));
        var elsewhere = Directory.CreateTempSubdirectory("exemption-keys-").FullName;
        new SensitiveData(KeyRing.Open(elsewhere).MakeFirst()).BlindIndex("idNumber", "A").ShouldNotBe(Data.BlindIndex("idNumber", "A"));
        Directory.Delete(elsewhere, true);
    }

    [Fact]
    public void Key_files_are_for_the_owner_alone()
    {
        _ = Data;
        Directory.GetFiles(_folder).Length.ShouldBe(2);
        Directory.GetFiles(_folder).ShouldAllBe(f => File.GetUnixFileMode(f) == UnixFileMode.UserRead);
    }

    [Theory]
    [InlineData("519999198001010019", "519999********0019")]
    [InlineData("123", "***")]
    [InlineData(null, "")]
    public void Id_numbers_are_masked(string? value, string shown) => Mask.IdNumber(value).ShouldBe(shown);

    [Theory]
    [InlineData("13812341234", "138****1234")]
    [InlineData("1", "*")]
    public void Phones_are_masked(string value, string shown) => Mask.Phone(value).ShouldBe(shown);

    [Theory]
    [InlineData("2021510000001234", "2021********1234")]
    [InlineData("SAMPLE2026001", "SAM*******001")]
    [InlineData("AB-123", "A****3")]
    [InlineData("123", "***")]
    [InlineData(null, "")]
    public void Certificate_numbers_are_masked(string? value, string shown) => Mask.CertificateNumber(value).ShouldBe(shown);

    public void Dispose() => Directory.Delete(_folder, true);
}
