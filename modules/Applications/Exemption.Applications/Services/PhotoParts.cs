using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Exemption.Applications.Domain;
using Exemption.Framework.Domain;
using Microsoft.AspNetCore.Http;

namespace Exemption.Applications.Services;

/// <summary>Which picture the parts are of: a student's, for one slot, by the name the page gave it.</summary>
internal sealed record PhotoPartsKey(Guid Student, Guid ApplicationId, PhotoKind Kind, Guid UploadId);

/// <summary>
/// Pictures that arrive in parts, so that a broken connection costs what was on its way and not what had arrived. In memory only: nothing is sealed yet, so it must not touch the
/// disk. A restart of the host forgets them, and the page begins again.
/// </summary>
internal sealed class PhotoParts(TimeProvider clock)
{
    /// <summary>A student who has been away for longer begins again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>All together, in bytes: some three hundred pictures as the page makes them.</summary>
    private const long Room = 128 * 1024 * 1024;

    /// <summary>One student has three slots to fill.</summary>
    private const int MostOfOneStudent = 3;

    private readonly Dictionary<PhotoPartsKey, PhotoInParts> _pictures = [];

    /// <summary>The picture of this name; null while nothing of it has arrived.</summary>
    public PhotoInParts? Find(PhotoPartsKey key)
    {
        lock (_pictures)
        {
            return _pictures.GetValueOrDefault(key);
        }
    }

    /// <summary>The same, or room for it. Where there is none, those that waited longest for their next part make it: they begin again, and nobody is refused.</summary>
    public PhotoInParts Open(PhotoPartsKey key, int length)
    {
        lock (_pictures)
        {
            if (_pictures.TryGetValue(key, out var known))
            {
                return known;
            }

            MakeRoom(key.Student, length);
            return _pictures[key] = new PhotoInParts(length, clock);
        }
    }

    private void MakeRoom(Guid student, int length)
    {
        var oldest = _pictures.OrderBy(p => p.Value.TouchedAt).ToList();
        var since = clock.GetUtcNow() - Patience;
        var own = oldest.Count(p => p.Key.Student == student);
        var taken = oldest.Sum(p => (long)p.Value.Length);
        foreach (var (key, picture) in oldest)
        {
            var isOneTooMany = key.Student == student && own >= MostOfOneStudent;
            if (picture.TouchedAt >= since && !isOneTooMany && taken + length <= Room)
            {
                continue;
            }

            own -= key.Student == student ? 1 : 0;
            taken -= picture.Length;
            _pictures.Remove(key);
            picture.Forget();
        }
    }
}

/// <summary>What has arrived of one picture. One request at a time works on it.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore that nobody waits on by handle holds nothing to give back.")]
internal sealed class PhotoInParts(int length, TimeProvider clock)
{
    private readonly SemaphoreSlim _turn = new(1);
    private byte[] _bytes = new byte[length];

    /// <summary>Of the whole picture, in bytes.</summary>
    public int Length => length;

    public int Received { get; private set; }

    public DateTimeOffset TouchedAt { get; private set; } = clock.GetUtcNow();

    /// <summary>The photograph it became.</summary>
    public Guid? PhotoId { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Received);

    /// <summary>Waits until no other request works on the picture; to be ended by disposing of what is returned.</summary>
    public async Task<Turn> EnterAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        return new Turn(_turn);
    }

    /// <summary>Adds a part. What arrived before a connection broke off stays. 409 where the sender thinks that more or less has arrived than has; 400 for more than was announced, 413 for more than a part may bring.</summary>
    public async Task ReceiveAsync(Stream part, int offset, int most, CancellationToken ct)
    {
        DemandReceived(offset);
        var end = Math.Min(_bytes.Length, offset + most);
        while (Received < end && await part.ReadAsync(_bytes.AsMemory(Received, end - Received), ct) is var read and > 0)
        {
            (Received, TouchedAt) = (Received + read, clock.GetUtcNow());
        }

        if (await part.ReadAsync(new byte[1], ct) > 0)
        {
            throw end < _bytes.Length
                ? new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge)
                : new InputException("length", ApplicationErrors.UploadTooLong);
        }
    }

    public void DemandReceived(int count)
    {
        if (count != Received || _bytes.Length == 0)
        {
            throw new BusinessException(ApplicationErrors.UploadOffset).With("received", Received);
        }
    }

    /// <summary>The bytes are not needed any longer; the answer is, should it be asked for again.</summary>
    public void Became(Guid photoId)
    {
        PhotoId = photoId;
        Wipe();
    }

    /// <summary>Nobody will find it again. A request that is working on it keeps its bytes until it has done.</summary>
    public void Forget()
    {
        if (_turn.Wait(0))
        {
            Wipe();
            Received = 0;
            _turn.Release();
        }
    }

    private void Wipe()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        _bytes = [];
    }

    public readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
