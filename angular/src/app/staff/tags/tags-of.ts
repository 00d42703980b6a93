import { CaseTag } from '../../api/tags-api';

/** The tags behind these ids, in their order; one that is not known yet is left out. */
export const tagsOf = (ids: readonly string[], known: readonly CaseTag[]): readonly CaseTag[] =>
  ids.flatMap((id) => known.filter((tag) => tag.id === id));
