const refuse = (): never => {
  throw new Error('This format is not part of the build: see admin/app/decap/replacements.ts');
};
const unused = { fromFile: refuse, toFile: refuse };
const make = (): typeof unused => unused;

export default unused;
export {
  unused as FrontmatterInfer,
  make as frontmatterJSON,
  make as frontmatterTOML,
  make as frontmatterYAML,
};
