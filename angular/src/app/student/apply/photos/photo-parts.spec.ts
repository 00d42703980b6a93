import { lastValueFrom, of, throwError, toArray } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { Problem } from '../../../core/problem';
import { sendInParts } from './photo-parts';

describe('a picture sent in parts', () => {
  const size = 300 * 1024;
  const sending = { application: 'a', kind: 'IdFront', uploadId: 'u', picture: new Blob([new Uint8Array(size)]), place: {} } as const;
  const photo = { id: 'p' };
  const elsewhere = (received: number) =>
    throwError(() => new Problem('go on elsewhere', 409, 'Applications:UploadOffset', [], { received }));
  const api = { sendPhotoPart: vi.fn(), finishPhoto: vi.fn(), receivedOfPhoto: vi.fn() };
  const send = (isResumed = false) =>
    lastValueFrom(sendInParts(api as unknown as ApplicationsApi, sending, isResumed).pipe(toArray())).then((all) => all.at(-1));
  const offsets = () => api.sendPhotoPart.mock.calls.map((call) => call[4] as number);

  beforeEach(() => {
    vi.resetAllMocks();
    api.sendPhotoPart.mockImplementation((_a, _k, _u, part: Blob, offset: number) => of({ received: offset + part.size }));
    api.finishPhoto.mockReturnValue(of(photo));
  });

  it('arrives part by part', async () => {
    expect(await send()).toEqual({ photo });
    expect(offsets()).toEqual([0, 128 * 1024, 256 * 1024]);
  });

  it('goes on where it was broken off', async () => {
    api.receivedOfPhoto.mockReturnValue(of({ received: 200 * 1024 }));
    expect(await send(true)).toEqual({ photo });
    expect(offsets()).toEqual([200 * 1024]);
  });

  it('is only finished when all of it had arrived', async () => {
    api.receivedOfPhoto.mockReturnValue(of({ received: size }));
    expect(await send(true)).toEqual({ photo });
    expect(offsets()).toEqual([]);
  });

  it('begins again where the server has forgotten it', async () => {
    api.finishPhoto.mockReturnValueOnce(elsewhere(0));
    expect(await send()).toEqual({ photo });
    expect(offsets()).toEqual([0, 128 * 1024, 256 * 1024, 0, 128 * 1024, 256 * 1024]);
  });

  it('gives up a server that never agrees', async () => {
    api.finishPhoto.mockImplementation(() => elsewhere(0));
    await expect(send()).rejects.toThrow('go on elsewhere');
  });
});
