import { TestBed } from '@angular/core/testing';
import { NEVER, of, throwError } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { PhotoDto } from '../../../api/models';
import { Problem } from '../../../core/problem';
import { Consent } from '../../privacy/consent';
import { Draft } from '../draft/draft';
import { PhotoUploads } from './photo-uploads';

describe('pictures on their way', () => {
  const photo = (id: string) => ({ id, kind: 'IdFront', judgement: { causes: [] } }) as unknown as PhotoDto;
  const api = { finishPhoto: vi.fn(), receivedOfPhoto: vi.fn(), get: vi.fn() };
  const draft = { detail: () => ({ id: 'a' }), photo: () => photo('old'), photoArrived: vi.fn() };
  const lost = () => throwError(() => new Problem('offline', 0));
  const comeBack = () => window.dispatchEvent(new Event('online'));
  let uploads: PhotoUploads;

  beforeEach(() => {
    vi.resetAllMocks();
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    TestBed.configureTestingModule({
      providers: [
        PhotoUploads,
        { provide: ApplicationsApi, useValue: api },
        { provide: Draft, useValue: draft },
        { provide: Consent, useValue: { reload: vi.fn() } },
      ],
    });
    uploads = TestBed.inject(PhotoUploads);
    api.receivedOfPhoto.mockReturnValue(of({ received: 0 }));
    api.finishPhoto.mockImplementation(lost);
    uploads.start('IdFront', new Blob(), { frame: '0,0,1,0,1,1,0,1' });
  });

  it('go out again by themselves when the connection is back', () => {
    api.get.mockReturnValue(of({ photos: [photo('old')] }));
    api.finishPhoto.mockReturnValue(of(photo('new')));
    comeBack();
    expect(api.finishPhoto).toHaveBeenCalledTimes(2);
    expect(draft.photoArrived).toHaveBeenCalledWith(photo('new'));
    expect(uploads.of('IdFront')).toBeNull();
  });

  it('are not sent twice when only the answer was lost', () => {
    api.get.mockReturnValue(of({ photos: [photo('new')] }));
    comeBack();
    expect(api.finishPhoto).toHaveBeenCalledTimes(1);
    expect(draft.photoArrived).toHaveBeenCalledWith(photo('new'));
  });

  it('are not sent twice when the connection comes and goes', () => {
    api.get.mockReturnValue(of({ photos: [photo('old')] }));
    api.finishPhoto.mockReturnValue(NEVER);
    comeBack();
    comeBack();
    uploads.retry('IdFront');
    expect(api.finishPhoto).toHaveBeenCalledTimes(2);
  });

  it('stay after a refusal, which is not tried again by itself', () => {
    api.finishPhoto.mockImplementation(() => throwError(() => new Problem('too small', 400)));
    uploads.start('IdFront', new Blob(), {});
    comeBack();
    expect(uploads.of('IdFront')?.error).toBe('too small');
    expect(api.get).not.toHaveBeenCalled();
  });
});
