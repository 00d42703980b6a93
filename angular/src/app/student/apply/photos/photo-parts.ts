import { catchError, defer, EMPTY, expand, map, Observable, of, throwError } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { PhotoDto, PhotoKind, PhotoPlace } from '../../../api/models';
import { Problem } from '../../../core/problem';

/** A broken connection costs at most this much, in bytes. */
const partBytes = 128 * 1024;

/** How often a picture may be told to go on elsewhere, before that counts as a failure. */
const mostDetours = 5;

export interface Sending {
  readonly application: string;
  readonly kind: PhotoKind;
  /** The picture's own name: whatever is sent twice under it counts once. */
  readonly uploadId: string;
  readonly picture: Blob;
  readonly place: PhotoPlace;
}

/** Bytes that have arrived, and at the end the photograph they became. */
export type Sent = { readonly received: number } | { readonly photo: PhotoDto };

/** Sends a picture in parts, one after another; after a broken connection only what has not arrived. */
export function sendInParts(api: ApplicationsApi, sending: Sending, isResumed: boolean): Observable<Sent> {
  const { application, kind, uploadId, picture, place } = sending;
  let detours = 0;
  const goOnThere = (error: unknown): Observable<Sent> => {
    const received = error instanceof Problem && error.code === 'Applications:UploadOffset' ? Number(error.data['received']) : NaN;
    return isNaN(received) || ++detours > mostDetours ? throwError(() => error) : of({ received });
  };
  const part = (offset: number): Observable<Sent> =>
    api.sendPhotoPart(application, kind, uploadId, picture.slice(offset, offset + partBytes), offset, picture.size);
  const finish = (): Observable<Sent> => api.finishPhoto(application, kind, uploadId, place).pipe(map((photo) => ({ photo })));
  const next = (sent: Sent): Observable<Sent> =>
    'photo' in sent ? EMPTY : (sent.received < picture.size ? part(sent.received) : finish()).pipe(catchError(goOnThere));
  const start = defer((): Observable<Sent> => (isResumed ? api.receivedOfPhoto(application, kind, uploadId) : of({ received: 0 })));
  return start.pipe(expand(next));
}
