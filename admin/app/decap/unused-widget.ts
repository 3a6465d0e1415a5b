let registered = 0;

/** A widget that no field of ours uses. Decap registers it all the same, so it needs a name of its own and a control. */
const unused = {
  Widget: () => ({ name: `unused-${(registered += 1)}`, controlComponent: () => null }),
};

export default unused;
