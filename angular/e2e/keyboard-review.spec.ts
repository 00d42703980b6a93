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
  await page.keyboard.press('t');
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

  await expect(page.getByTestId('take-back-bar')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('已提交').first(), 'a slip is taken back').toBeVisible();
  await expect(page.getByTestId('approve'), 'with every tick still there').toBeEnabled();
});

test('a whole case takes eight keys or fewer, whole numbers included', async ({ visitor }) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  const application = await (await Api.firstSignIn(person)).submitted(person, pictures);

  const page = await visitor();
  await signIn(page, accounts.center);
  const desk = new StaffDesk(page, 'center');
  await desk.openList();
  const row = await desk.find(application.number!);
  await row.focus();
  let keys = 0;
  const press = async (key: string) => {
    keys++;
    await page.keyboard.press(key);
  };

  await press('Enter');
  const idNumber = page.getByTestId('data-id-number');
  await expect(idNumber).toContainText('****');
  await expect(page.getByTestId('data-phone')).toContainText('****');
  await expect(page.getByTestId('data-certificate-number')).toContainText('***');
  await press('r');
  await expect(idNumber).toHaveText(person.idNumber);
  await expect(page.getByTestId('data-phone')).toHaveText(person.phone);
  await expect(page.getByTestId('data-certificate-number')).toHaveText(person.certificateNumber);

  await page.keyboard.press('v');
  await expect(page.getByTestId('approve'), 'photos nobody looked at cannot be vouched for').toBeDisabled();
  await desk.photoShown(1);
  for (const photo of [2, 3]) {
    await press(String(photo));
    await desk.photoShown(photo);
  }
  await press('v');
  await expect(page.getByTestId('approve')).toBeEnabled();
  await press('a');
  await expect(page.getByText('已通过初审').first()).toBeVisible();
  expect(keys).toBeLessThanOrEqual(8);

  await page.goto(`/staff/review/center/${application.id}`);
  await expect(idNumber, 'gone with the case').toContainText('****');
});
