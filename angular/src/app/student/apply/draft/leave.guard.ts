import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { Announcer } from '../../../core/announcer';
import { Texts } from '../../../core/texts';
import { Apply } from '../apply';

/** For leaving the steps: what was typed is saved first; only when that fails is one held back, once. */
export const saveBeforeLeaving: CanDeactivateFn<Apply> = async (page) => {
  const announcer = inject(Announcer);
  const texts = inject(Texts);
  const mayLeave = await page.saveBeforeLeaving();
  if (!mayLeave) {
    announcer.error(texts.t('student.apply.notSavedYet'));
  }
  return mayLeave;
};
