import { accounts } from './support/accounts';
import { Api } from './support/api';
import { newPerson } from './support/people';
import { signIn } from './support/sign-in';
import { StaffDesk } from './support/staff';
import { expect, pictures, test } from './support/test';

test('two people on one record: one has it in hand, the other takes it over and decides, the first is told at once', async ({
  visitor,
}) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  const student = await Api.firstSignIn(person);

  const second = await visitor();
  await signIn(second, accounts.centerColleague);
  const list = new StaffDesk(second, 'center');
  await list.openList();
  await expect(second.getByTestId('queue-all')).toBeVisible();
  const application = await student.submitted(person, pictures);
  await expect(second.getByTestId('arrived'), 'it came while the list stood open').toBeVisible();

  const first = await visitor();
  await signIn(first, accounts.center);
  const desk = new StaffDesk(first, 'center');
  await desk.openList();
  await desk.openByContextMenu(await desk.find(application.number!));
  await expect(first.getByTestId('my-claim')).toBeVisible();

  const row = await list.find(application.number!);
  await expect(row).toContainText('审核中');
  await row.dblclick();
  await expect(second.getByTestId('held-banner')).toBeVisible();
  await expect(second.getByTestId('approve')).toBeHidden();
  await second.getByTestId('take-over').click();
  await expect(second.getByTestId('my-claim')).toBeVisible();

  await expect(first.getByTestId('held-banner')).toBeVisible();
  await expect(first.getByTestId('approve')).toBeHidden();

  await (await Api.as(accounts.centerColleague)).reject('center', application.id, ['photos.IdFront', 'PhotoUnclear']);
  await expect(first.getByText('已驳回').first(), 'decided elsewhere').toBeVisible();
  await expect(second.getByRole('dialog')).toContainText('已驳回');
});
