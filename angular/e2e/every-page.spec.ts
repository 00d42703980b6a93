import { accounts } from './support/accounts';
import { DataWords } from './support/data-words';
import { expectAccessible, expectNoSidewaysScroll, keepPicture, ownWords, settled } from './support/looks';
import { pagesOfTheHouse } from './support/pages';
import { useLanguage } from './support/sign-in';
import { expect, test } from './support/test';

/** Words that are the same in both languages, name themselves, or are said by ng-zorro's windows, which cannot be told otherwise. */
const shared = /1\+X|^close$|\b(PDF|SMS|JPEG|JPG|PNG|WebP|CSV|MB|API|Enter|Esc|English|Ctrl|Shift|Space)\b|简体中文|中文|样本/gi;
const han = /\p{Script=Han}/u;
const latinWord = /[a-z]{3,}/i;
const untranslated = /^[A-Za-z][\w-]*([.:]{1,2}[\w-]+)+$/;

/** The first test of each worker pays for arranging: fifteen photos, each of them judged. */
test.describe.configure({ timeout: 240_000 });

for (const place of pagesOfTheHouse) {
  test(`${place.name}: accessible, quiet, in one language at a time`, async ({ page, stateOf, places }, info) => {
    const data = new DataWords(page);
    if (place.as) {
      const known = await places();
      const account = place.as === 'placed' ? known.student : place.as === 'unasked' ? known.unasked : accounts[place.as];
      await page.context().addCookies((await stateOf(account)).cookies);
    }
    const path = typeof place.path === 'string' ? place.path : place.path(await places());

    // Staff sit at a desk and students hold a phone: where they are not expected, their pages are looked at in one language.
    const isExpected = (info.project.name === 'desktop') === path.startsWith('/staff');
    const languages = isExpected ? (['zh-Hans', 'en'] as const) : (['zh-Hans'] as const);
    for (const language of languages) {
      await test.step(language, async () => {
        await useLanguage(page, language);
        await page.goto(path);
        await place.then?.(page);
        await settled(page);
        await keepPicture(page, `${info.project.name}-${language}`, place.name);
        // The staff area is for a desk and goes down to a tablet; on a phone it need only be accessible.
        if (info.project.name === 'desktop' || !path.startsWith('/staff')) await expectNoSidewaysScroll(page);
        if (language === 'zh-Hans') await expectAccessible(page);

        const words = (await data.removedFrom(await ownWords(page))).map((word) => word.replace(shared, ' ').trim());
        const foreign = language === 'en' ? han : latinWord;
        expect
          .soft(
            words.filter((word) => untranslated.test(word)),
            `${language}: keys without a text`,
          )
          .toEqual([]);
        expect
          .soft(
            words.filter((word) => foreign.test(word)),
            `${language}: words of the other language`,
          )
          .toEqual([]);
      });
    }
  });
}
