import { accounts } from './support/accounts';
import { Api } from './support/api';
import { newPerson } from './support/people';
import { signIn } from './support/sign-in';
import { StudentPages } from './support/student';
import { expect, test } from './support/test';

test('photos wait for a consent that is not pre-ticked and may be refused', async ({ page, camera }, info) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  const api = await Api.firstSignIn(person);
  await api.post('/api/applications/mine', {});
  const student = new StudentPages(page, camera, info.project.name);

  await signIn(page, { userName: person.ticket, password: person.password });
  await student.record().getByTestId('continue').click();
  await page.getByTestId('step-photos').click();
  await expect(page.getByTestId('consent-read')).not.toBeChecked();
  await expect(page.getByTestId('consent-give')).toBeDisabled();

  await page.getByTestId('consent-refuse').click();
  await expect(page.getByTestId('consent-refused')).toContainText('纸质申请');
  await expect(page.getByTestId('contacts')).toBeVisible();
  await page.reload();
  await expect(page.getByTestId('consent-sheet')).toBeVisible();

  await page.getByTestId('consent-read').check();
  await page.getByTestId('consent-give').click();
  await expect(page.getByTestId('slot-IdFront')).toBeVisible();
  await page.reload();
  await expect(page.getByTestId('slot-IdFront')).toBeVisible();
});
