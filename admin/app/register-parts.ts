import type CMS from 'decap-cms-app';
import siteStyles from '../../src/styles/site.css?url';
import type { AdminContext } from '../server/site/context-route.ts';
import { BACKEND_NAME, type ProxyBackend, createNewsroomBackend } from './backend/newsroom-backend.ts';
import { type DecapConfig, collectionOfKey } from './config/decap-config.ts';
import { giveBack } from './desk/give-back.ts';
import { readEntry, readYamlFile, writeEntry, writeYamlFile } from './format/entry-file.ts';
import { vi } from './locale/vi.ts';
import { createMdxPlugin } from './mdx/decap-plugin.ts';
import { rememberSave } from './navigation/other-entry.ts';
import { createEntryPreview } from './previews/entry-preview.tsx';
import previewStyles from './previews/preview.css?url';
import { offerKeptText } from './save/kept-text.ts';
import { preSave } from './save/pre-save.ts';
import { signOut } from './status/status-bar.ts';
import { createBodyControl } from './widgets/body-control.tsx';
import type { Widget } from './widgets/decap.ts';
import { editorComponents } from './widgets/editor-components.ts';
import { FocusControl } from './widgets/focus-control.tsx';
import { createGroupControl } from './widgets/group-control.tsx';
import { createObjectControl } from './widgets/object-control.tsx';
import { createPhotoControl } from './widgets/photo-control.tsx';
import { createReferenceControl } from './widgets/reference-control.tsx';

type RegisterName = Extract<keyof typeof CMS, `register${string}`>;

/**
 * Gives Decap everything of ours: words, formats, widgets, blocks, previews, the check before a save and the backend.
 * Decap's own types stop at its React components, so what is handed over here is cast; each part has its own types.
 */
export function registerParts(
  cms: typeof CMS,
  config: DecapConfig,
  user: AdminContext['user'] | undefined,
): void {
  const register = cms as unknown as Readonly<Record<RegisterName, (...args: readonly unknown[]) => void>>;
  const widget = (name: string): Widget => {
    const found = cms.getWidget(name) as unknown as Widget | undefined;
    if (!found) throw new Error(`Decap has no widget “${name}”`);
    return found;
  };

  register.registerLocale('vi', vi);
  register.registerCustomFormat('mdx-safe', 'mdx', { fromFile: readEntry, toFile: writeEntry });
  register.registerCustomFormat('yaml-safe', 'yml', { fromFile: readYamlFile, toFile: writeYamlFile });
  register.registerRemarkPlugin(createMdxPlugin());
  for (const component of editorComponents) register.registerEditorComponent(component);
  const markdown = widget('markdown');
  const object = widget('object');
  const relation = widget('relation');
  const image = widget('image');
  register.registerWidget('mdx-body', createBodyControl(markdown.control as never), markdown.preview, {});
  const objectControl = createObjectControl(object.control as never);
  register.registerWidget('object', objectControl, object.preview, object.schema);
  register.registerWidget('group', createGroupControl(objectControl), object.preview, object.schema);
  register.registerWidget('focus', FocusControl, undefined, {});
  register.registerWidget(
    'reference',
    createReferenceControl(relation.control as never),
    relation.preview,
    relation.schema,
  );
  register.registerWidget('image', createPhotoControl(image.control), image.preview, image.schema);
  register.registerPreviewStyle(siteStyles);
  register.registerPreviewStyle(previewStyles);
  for (const { name } of config.collections) {
    const collection = collectionOfKey(name);
    if (collection) register.registerPreviewTemplate(name, createEntryPreview(collection));
  }
  register.registerEventListener({ name: 'preSave', handler: preSave });
  register.registerEventListener({ name: 'postSave', handler: rememberSave });
  if (user) {
    const proxy = cms.getBackend('proxy') as unknown as { init(...args: readonly unknown[]): ProxyBackend };
    register.registerBackend(
      BACKEND_NAME,
      createNewsroomBackend({
        user,
        signOut,
        offerKeptText,
        giveBack,
        createProxy: (...args) => proxy.init(...args),
      }),
    );
  }
}
