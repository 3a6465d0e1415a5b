import { draftRef, requireKey } from '../checks/entry-key.ts';
import { previewBase } from '../preview/preview-base.ts';
import type { Action } from './context.ts';

/**
 * Where a draft's real page is. Decap puts the collection's `preview_path` behind it and shows a link; the page is made when
 * somebody opens it.
 */
export const getDeployPreview: Action<'getDeployPreview'> = async ({ store }, _caller, params) => {
  const key = requireKey(params.collection, params.slug);
  const draft = await store.commitAt(draftRef(key));
  return draft === null ? null : { url: previewBase(key), status: 'success' };
};
