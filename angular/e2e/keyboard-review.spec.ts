import { accounts } from './support/accounts';
import { Api } from './support/api';
import { newPerson } from './support/people';
import { signIn } from './support/sign-in';
import { StaffDesk } from './support/staff';
import { expect, pictures, test } from './support/test';

test('a reviewer works through a record without the mouse', async ({ visitor }) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  const application = await (await Api.firstSignIn(person)).submitted(person, pictures);

  const page = await visitor();
  await signIn(page, accounts.center);
  const desk = new StaffDesk(page, 'center');
  await desk.openList();
  const row = await desk.find(application.number!);

  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('number')).toHaveText(application.number!);

  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.keyboard.press('3');
  await expect(page.getByTestId('photo-3')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('r');
  await page.keyboard.press('+');
  await page.keyboard.press('0');

  await page.keyboard.press('a');
  await expect(page.getByTestId('approve'), 'an open checklist holds the decision back').toBeDisabled();
  await page.keyboard.press('c');
  const boxes = page.locator('input[data-checklist]');
  for (let index = 0; index < (await boxes.count()); index++) {
    await expect(boxes.nth(index)).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  }
  await page.getByTestId('auto-next').press('Space');
  await page.keyboard.press('a');
  await expect(page.getByText('已初审').first()).toBeVisible();
});

test('two people on one record: the second is told, nothing is overwritten', async ({ visitor }) => {
  const person = newPerson();
  const center = await Api.as(accounts.center);
  await center.enrol(person);
  const application = await (await Api.firstSignIn(person)).submitted(person, pictures);

  const page = await visitor();
  await signIn(page, accounts.centerColleague);
  const desk = new StaffDesk(page, 'center');
  await desk.openList();
  await desk.openByContextMenu(await desk.find(application.number!));
  await desk.tickEverything();

  await center.reject('center', application.id, ['PhotoUnclear'], ['photos.IdFront']);
  await page.getByTestId('approve').click();
  await expect(page.getByRole('dialog')).toContainText('已驳回');
});
