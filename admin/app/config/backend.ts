/** Where the editors' app keeps its entries. The newsroom server is the default: it needs nobody's account. */
export type BackendChoice =
  | { readonly kind: 'newsroom' }
  | {
      readonly kind: 'gitlab';
      readonly repo: string;
      readonly branch: string;
      readonly appId: string;
      readonly host?: string;
    }
  | { readonly kind: 'github'; readonly repo: string; readonly branch: string; readonly signInHost: string }
  | {
      readonly kind: 'forgejo';
      readonly repo: string;
      readonly branch: string;
      readonly appId: string;
      readonly host: string;
    }
  | { readonly kind: 'git-gateway'; readonly branch: string };

/** What git's history says; the person's name stands beside it. */
const commit_messages = {
  create: 'Thêm {{collection}} “{{slug}}”',
  update: 'Sửa {{collection}} “{{slug}}”',
  delete: 'Xóa {{collection}} “{{slug}}”',
  uploadMedia: 'Thêm ảnh “{{path}}”',
  deleteMedia: 'Xóa ảnh “{{path}}”',
} as const;

/** The `backend` part of Decap's config. */
export function backendConfig(
  choice: BackendChoice,
): Readonly<Record<string, unknown>> & { readonly name: string } {
  switch (choice.kind) {
    case 'newsroom':
      return { name: 'newsroom', proxy_url: '/api/v1', branch: 'main', commit_messages };
    case 'gitlab': {
      const host = choice.host ?? 'https://gitlab.com';
      return {
        name: 'gitlab',
        repo: choice.repo,
        branch: choice.branch,
        auth_type: 'pkce',
        app_id: choice.appId,
        base_url: host,
        api_root: `${host}/api/v4`,
        commit_messages,
      };
    }
    case 'github':
      return {
        name: 'github',
        repo: choice.repo,
        branch: choice.branch,
        base_url: choice.signInHost,
        commit_messages,
      };
    case 'forgejo':
      return {
        name: 'forgejo',
        repo: choice.repo,
        branch: choice.branch,
        app_id: choice.appId,
        base_url: choice.host,
        api_root: `${choice.host}/api/v1`,
        commit_messages,
      };
    case 'git-gateway':
      return { name: 'git-gateway', branch: choice.branch, commit_messages };
  }
}
