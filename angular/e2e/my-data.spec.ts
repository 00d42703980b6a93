import { accounts } from './support/accounts';
import { Api } from './support/api';
import { newPerson } from './support/people';
import { signIn } from './support/sign-in';
import { expect, test } from './support/test';

test('a student takes a copy, asks for a correction, and the centre accepts it', async ({ page, visitor }) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  await Api.firstSignIn(person);
  await signIn(page, { userName: person.ticket, password: person.password });
  await page.goto('/me');
  await page.getByTestId('privacy').click();

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('my-data').click()]);
  expect(download.suggestedFilename()).toBe('my-data.zip');

  await page.getByTestId('correction-value').fill('样例更名');
  await page.getByTestId('correction-reason').fill('与身份证一致');
  await page.getByTestId('correction-send').click();
  await expect(page.getByTestId('correction')).toContainText('待处理');

  const desk = await visitor();
  await signIn(desk, accounts.center);
  await desk.goto('/staff/students');
  const row = desk.getByTestId('correction-row').filter({ hasText: person.ticket });
  await row.getByTestId('correction-open').click();
  await row.getByTestId('correction-accept').click();
  await expect(row).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId('correction')).toContainText('已更正');
});
