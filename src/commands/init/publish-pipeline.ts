import { INSTALL_COMMAND, NODE_VERSION } from "./publish-workflow.js";
import type { StarterFacts } from "./starter-facts.js";

type PipelineFacts = Pick<StarterFacts, "cache" | "shards" | "submodules">;

/** The folder that the pipeline publishes. GitLab before version 16.1 takes no other. */
export const PUBLISHED = "public";

const BASE_URL = '--base-url "$CI_PAGES_URL/"';

/** Returns a pipeline that publishes a site on GitLab Pages. Shards are jobs, and the last job joins them. */
export const publishPipeline = ({ cache, shards, submodules }: PipelineFacts): string =>
  `${head(shards)}${submodules ? FETCH_SUBMODULES : ""}${shards === undefined ? "" : shardJobs(cache, shards)}${publishJob(cache, shards)}`;

const head = (shards: number | undefined): string => `\
# Builds the site, checks it and publishes it on GitLab Pages: after every push to the default branch, and when started by hand.

${shards === undefined ? "" : "stages: [convert, render, deploy]\n\n"}\
workflow:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

default:
  image: node:${NODE_VERSION}
  before_script:
    # With a package-lock.json, every run installs the same versions.
    - ${INSTALL_COMMAND}

`;

/** GitLab fetches what LFS keeps, but no submodule. */
const FETCH_SUBMODULES = `\
variables:
  GIT_SUBMODULE_STRATEGY: recursive
  GIT_SUBMODULE_FORCE_HTTPS: "true"

`;

const keeping = (name: string, folder: string, policy: "pull" | "pull-push"): string => `\
    - key: ${name}
      paths: [${JSON.stringify(folder)}]
      policy: ${policy}
`;

/** Returns the jobs of the two rounds of a shared build. The jobs of a stage get what those of the stages before have made. */
function shardJobs(cache: string, shards: number): string {
  const job = (round: string, flags: string): string => `\
${round}:
  stage: ${round}
  parallel: ${shards}
  cache:
${keeping("newsmirror", cache, "pull")}\
  script:
    - npx --no-install newsmirror build --shard "$CI_NODE_INDEX/$CI_NODE_TOTAL" --round ${round}${flags}
  artifacts:
    paths: [${JSON.stringify(`${cache}/shards/${round}-*`)}]
    expire_in: 1 day

`;
  return job("convert", "") + job("render", ` ${BASE_URL}`);
}

const publishJob = (cache: string, shards: number | undefined): string => `\
pages:
  stage: deploy
  # A newer run waits for the one that publishes.
  resource_group: pages
  # What is kept between builds, and the site they made: a build costs what changed since then.
  cache:
${keeping("newsmirror", cache, "pull-push")}${keeping("newsmirror-site", PUBLISHED, "pull-push")}\
  script:
    - npx --no-install newsmirror ${shards === undefined ? "build" : "assemble"} --out ${PUBLISHED} ${BASE_URL} --target gitlab-pages
    - npx --no-install newsmirror check --site ${PUBLISHED}
  artifacts:
    paths: [${PUBLISHED}]
`;
