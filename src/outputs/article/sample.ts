/** What every output says of demonstration content, so that nobody takes it for news. */
export const SAMPLE_LABEL = 'Nội dung minh họa';
export const SAMPLE_NOTICE = `${SAMPLE_LABEL}: nhân vật, đơn vị hoặc số liệu là hư cấu`;
