import { stringify } from 'yaml';
import type { NewsroomProcess } from './newsroom-process.ts';

export interface StoryFile {
  readonly title: string;
  readonly slug: string;
  /** The text below the fields. */
  readonly body?: string;
}

/** An editor whose browser speaks Decap's protocol to a running newsroom, over real HTTP. */
export interface HttpEditor {
  /** The session, as a browser sends it. */
  readonly cookie: string;
  send(action: string, params: object): Promise<Response>;
  /** Saves a text at a story's place as a draft, as it is. */
  saveStory(slug: string, raw: string): Promise<Response>;
  /** Saves a story, moves it to the last stage and publishes it. */
  publishStory(story: StoryFile): Promise<void>;
}

/** The text of a story that passes every check. */
export function storyText({ title, body = 'Một đoạn ngắn.' }: Omit<StoryFile, 'slug'>): string {
  const fields = {
    title,
    kind: 'collective',
    summary: 'Một bài để thử việc đăng bài, viết đủ dài cho đúng quy định.',
    publishedAt: new Date().toISOString(),
    byline: 'Người viết thử',
    unit: 'don-vi-mau-c',
    topic: 'hau-can',
    sample: true,
  };
  return `---\n${stringify(fields)}---\n\n${body}\n`;
}

export async function signInByHttp({ origin, link }: NewsroomProcess): Promise<HttpEditor> {
  const token = new URL(link).searchParams.get('token') ?? '';
  const answer = await fetch(`${origin}/admin/sign-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token }),
    redirect: 'manual',
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`Not signed in: ${answer.status}`);

  const year = String(new Date().getFullYear());
  const collection = `stories-${year}`;
  const send = (action: string, params: object): Promise<Response> =>
    fetch(`${origin}/api/v1`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ branch: 'main', action, params: { branch: 'main', ...params } }),
    });
  const must = async (action: string, params: object): Promise<void> => {
    const response = await send(action, params);
    if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  };
  const saveStory = (slug: string, raw: string): Promise<Response> =>
    send('persistEntry', {
      dataFiles: [{ path: `content/stories/${year}/${slug}.mdx`, slug, raw }],
      assets: [],
      options: {
        commitMessage: 'Bài thử',
        collectionName: collection,
        useWorkflow: true,
        status: 'draft',
        newEntry: true,
      },
    });
  return {
    cookie,
    send,
    saveStory,
    async publishStory(story) {
      const saved = await saveStory(story.slug, storyText(story));
      if (!saved.ok) throw new Error(`persistEntry: ${saved.status} ${await saved.text()}`);
      const entry = { collection, slug: story.slug };
      await must('updateUnpublishedEntryStatus', { ...entry, newStatus: 'pending_publish' });
      await must('publishUnpublishedEntry', entry);
    },
  };
}
