class UnusedBackend {
  constructor() {
    throw new Error('This backend is not part of the build: see admin/app/decap/replacements.ts');
  }
}

// `API` is what git-gateway would use for a Bitbucket repository.
export { UnusedBackend as API };
export { UnusedBackend as AwsCognitoGitHubProxyBackend };
export { UnusedBackend as AzureBackend };
export { UnusedBackend as BitbucketBackend };
export { UnusedBackend as TestBackend };
