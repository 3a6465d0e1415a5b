import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { createAccount, disable, enable, resetPassword, setRole, type Account } from './account.ts';
import { AccountError, type Accounts } from './accounts.ts';
import { limit } from './form-pages.ts';
import { requireSession } from './guard.ts';
import { originOf } from './own-origin.ts';
import { renderPasswordLink, renderPeople } from './people-page.ts';
import { may } from './permissions.ts';
import { roles, type Person } from './person.ts';
import { sendPage } from '../site/plain-page.ts';

export interface PeopleDeps {
  readonly accounts: Accounts;
  readonly now: () => Date;
}

const text = z.string().max(300);
const addForm = z.strictObject({ id: text, name: text, email: text, role: text });
const changeForm = z.strictObject({
  id: text,
  role: z.enum(roles),
  do: z.enum(['role', 'disable', 'enable', 'reset']),
});

const remedies: Readonly<Record<string, string>> = {
  id: 'Mã tài khoản chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “tran-thi-lan”.',
  name: 'Họ và tên không được để trống và không chứa dấu < >.',
  email: 'Thư điện tử phải có dạng ten@coquan.vn.',
  role: 'Hãy chọn một trong bốn vai trò.',
};

/** `/admin/accounts`: what `npm run newsroom -- user …` does, for those who may, in the browser. */
export function peopleRoutes(app: FastifyInstance, { accounts, now }: PeopleDeps): void {
  const show = (manager: Person, reply: FastifyReply, note: string | null) =>
    sendPage(reply, renderPeople(accounts.all, manager.id, note));

  app.get('/admin/accounts', async (request, reply) => {
    if (request.session === null) return reply.redirect('/admin/sign-in', 303);
    const manager = requireManager(request);
    await accounts.refresh();
    return show(manager, reply, null);
  });

  app.post('/admin/accounts/add', limit(30), async (request, reply) => {
    const manager = requireManager(request);
    const form = addForm.safeParse(request.body);
    if (!form.success) return show(manager, reply.code(422), 'Hãy điền đủ bốn ô.');
    try {
      const { account, token } = resetPassword(createAccount(form.data, now()), now());
      await accounts.add(account);
      return showLink(request, reply, account, token);
    } catch (error) {
      if (error instanceof z.ZodError)
        return show(
          manager,
          reply.code(422),
          remedies[String(error.issues[0]?.path[0])] ?? 'Hãy xem lại bốn ô.',
        );
      if (error instanceof AccountError)
        return show(
          manager,
          reply.code(409),
          'Đã có tài khoản với mã hoặc thư điện tử này. Hãy chọn mã hoặc địa chỉ khác.',
        );
      throw error;
    }
  });

  app.post('/admin/accounts/change', limit(30), async (request, reply) => {
    const manager = requireManager(request);
    const { data } = changeForm.safeParse(request.body);
    const account = data && accounts.byId(data.id);
    if (!account) throw new Refusal(404, 'Không có tài khoản này. Hãy tải lại danh sách.');
    if (account.id === manager.id)
      throw new Refusal(409, 'Bạn không tự khóa hay đổi vai trò của mình được. Hãy nhờ một quản trị khác.');
    switch (data.do) {
      case 'role':
        await accounts.change(account.id, (current) => setRole(current, data.role));
        break;
      case 'disable':
        await accounts.change(account.id, disable);
        break;
      case 'enable':
        await accounts.change(account.id, enable);
        break;
      case 'reset': {
        const { token } = await resetOf(account.id);
        return showLink(request, reply, account, token);
      }
    }
    return show(manager, reply, `Đã cập nhật tài khoản của ${account.name}.`);
  });

  async function resetOf(id: string): Promise<{ token: string }> {
    let token = '';
    await accounts.change(id, (current) => {
      const reset = resetPassword(current, now());
      token = reset.token;
      return reset.account;
    });
    return { token };
  }
}

function requireManager(request: FastifyRequest): Person {
  const { person } = requireSession(request);
  if (may(person, 'manageAccounts')) return person;
  throw new Refusal(403, 'Chỉ quản trị viên mới xem và sửa được tài khoản của người khác.');
}

const showLink = (request: FastifyRequest, reply: FastifyReply, account: Account, token: string) =>
  sendPage(
    reply,
    renderPasswordLink(account, `${originOf(request.headers.host)}/admin/set-password?token=${token}`),
  );
