import { z } from 'zod';
import type { Permission } from '../accounts/permissions.ts';

/**
 * What Decap's `proxy` backend sends (decap-cms-backend-proxy 3.5), and nothing else. `branch` and `cmsLabelPrefix` are
 * taken and never used: which refs an action touches is not for the sender to say.
 */
const text = (max: number) => z.string().max(max);
const path = text(400);
const common = { branch: text(255).optional() };
const entry = { ...common, collection: text(200), slug: text(400) };
const label = { cmsLabelPrefix: text(200).optional() };
const asset = z.strictObject({ path, content: z.string(), encoding: z.literal('base64') });
const commitMessage = text(20_000);

/** Decap's names of the workflow's stages before publication. */
export const draftStatus = z.enum(['draft', 'pending_review', 'pending_publish']);
export type DraftStatus = z.output<typeof draftStatus>;

const params = {
  info: z.strictObject(common).optional(),
  entriesByFolder: z.strictObject({
    ...common,
    folder: path,
    extension: text(20),
    depth: z.number().int().min(1).max(10),
  }),
  entriesByFiles: z.strictObject({
    ...common,
    // Decap sends its whole description of each file; only these two are read.
    files: z.array(z.object({ path, label: text(400).optional() })).max(100),
  }),
  getEntry: z.strictObject({ ...common, path }),
  unpublishedEntries: z.strictObject(common),
  unpublishedEntry: z.strictObject({
    ...common,
    ...label,
    id: text(600).optional(),
    collection: text(200).optional(),
    slug: text(400).optional(),
  }),
  unpublishedEntryDataFile: z.strictObject({ ...entry, id: text(400), path }),
  unpublishedEntryMediaFile: z.strictObject({ ...entry, id: text(400), path }),
  deleteUnpublishedEntry: z.strictObject(entry),
  persistEntry: z.strictObject({
    ...common,
    ...label,
    dataFiles: z
      .array(z.strictObject({ path, slug: text(400), raw: z.string(), newPath: path.optional() }))
      .length(1),
    assets: z.array(asset).max(40),
    options: z.strictObject({
      commitMessage,
      collectionName: text(200),
      useWorkflow: z.boolean(),
      status: draftStatus.optional(),
      newEntry: z.boolean().optional(),
      unpublished: z.boolean().optional(),
      hasSubfolders: z.boolean().optional(),
    }),
  }),
  updateUnpublishedEntryStatus: z.strictObject({
    ...entry,
    ...label,
    newStatus: draftStatus,
    /** Not Decap's: what our app lets an editor say with it. */
    note: text(10_000).optional(),
  }),
  publishUnpublishedEntry: z.strictObject(entry),
  getMedia: z.strictObject({ ...common, mediaFolder: path }),
  getMediaFile: z.strictObject({ ...common, path }),
  persistMedia: z.strictObject({ ...common, asset, options: z.strictObject({ commitMessage }) }),
  deleteFile: z.strictObject({ ...common, path, options: z.strictObject({ commitMessage }) }),
  deleteFiles: z.strictObject({
    ...common,
    paths: z.array(path).min(1).max(100),
    options: z.strictObject({ commitMessage }),
  }),
  getDeployPreview: z.strictObject(entry),
  getNotes: z.strictObject(entry),
} as const;

/** Not Decap's: which tab of a browser asks, so that what one has read does not count for the other. */
const tab = z
  .string()
  .regex(/^[0-9a-f-]{1,36}$/)
  .optional();

export type ActionName = keyof typeof params;
export type ParamsOf<Name extends ActionName> = z.output<(typeof params)[Name]>;

export const requestSchema = z.discriminatedUnion(
  'action',
  (Object.keys(params) as ActionName[]).map((name) =>
    z.strictObject({ ...common, tab, action: z.literal(name), params: params[name] }),
  ) as unknown as [z.ZodObject<{ action: z.ZodLiteral<ActionName> }>],
);

/** What somebody must be allowed to ask for an action. Whose draft it is, and to which stage, is judged further in. */
export const permissionFor: Readonly<Record<ActionName, Permission>> = {
  info: 'read',
  entriesByFolder: 'read',
  entriesByFiles: 'read',
  getEntry: 'read',
  unpublishedEntries: 'read',
  unpublishedEntry: 'read',
  unpublishedEntryDataFile: 'read',
  unpublishedEntryMediaFile: 'read',
  deleteUnpublishedEntry: 'writeOwnDraft',
  persistEntry: 'writeOwnDraft',
  updateUnpublishedEntryStatus: 'writeOwnDraft',
  publishUnpublishedEntry: 'publish',
  getMedia: 'read',
  getMediaFile: 'read',
  persistMedia: 'addPhoto',
  deleteFile: 'changePublished',
  deleteFiles: 'changePublished',
  getDeployPreview: 'read',
  getNotes: 'read',
};
