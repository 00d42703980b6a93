import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Items, ReviewSide } from './models';

export const TAG_COLORS = ['Grey', 'Blue', 'Green', 'Amber', 'Red', 'Purple'] as const;
export type TagColor = (typeof TAG_COLORS)[number];

/** A tag as desks see it: named in the viewer's language. */
export interface CaseTag {
  id: string;
  name: string;
  color: TagColor;
  /** Still shown on what carries it, and put on nothing further. */
  isRetired: boolean;
}
/** A tag as it is maintained. */
export interface TagInput {
  chinese: string;
  english: string;
  color: TagColor;
  isRetired: boolean;
}
export interface MaintainedTag extends TagInput {
  id: string;
}

/** Tags on cases, and the list of those there are. */
@Injectable({ providedIn: 'root' })
export class TagsApi {
  private readonly http = inject(HttpClient);

  putOn(side: ReviewSide, id: string, tagId: string): Observable<void> {
    return this.http.put<void>(`/api/review/${side}/applications/${id}/tags/${tagId}`, {});
  }
  takeOff(side: ReviewSide, id: string, tagId: string): Observable<void> {
    return this.http.delete<void>(`/api/review/${side}/applications/${id}/tags/${tagId}`);
  }
  list(): Observable<Items<MaintainedTag>> {
    return this.http.get<Items<MaintainedTag>>('/api/review/tags');
  }
  save(id: string | null, input: TagInput): Observable<MaintainedTag> {
    return id ? this.http.put<MaintainedTag>(`/api/review/tags/${id}`, input) : this.http.post<MaintainedTag>('/api/review/tags', input);
  }
}
