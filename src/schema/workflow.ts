/** The stages of a draft on its way to the site, by their names in Decap's protocol, in order. */
export const stages = ['draft', 'pending_review', 'pending_publish'] as const;
export type Stage = (typeof stages)[number];

/** What editors call each stage: on the app's screens and in the server's answers. */
export const stageLabels: Readonly<Record<Stage, string>> = {
  draft: 'Bản nháp',
  pending_review: 'Chờ duyệt',
  pending_publish: 'Chờ đăng',
};
