def test_warnings_are_told_and_leave_the_exit_code(run, pipeline) -> None:
    pipeline.warn = lambda: ["a.yaml:1: warning: idle"]
    done = run("check")
    assert (done.exit_code, done.stdout) == (0, "a.yaml:1: warning: idle\n")
    assert done.stderr == "0 faults in ontology/ and sources/, 1 warning\n"


def test_faults_come_before_warnings_and_decide(run, pipeline) -> None:
    pipeline.check = lambda: ["b.yaml:1: wrong"]
    pipeline.warn = lambda: ["a.yaml:1: warning: idle"]
    done = run("check")
    assert (done.exit_code, done.stdout) == (1, "b.yaml:1: wrong\na.yaml:1: warning: idle\n")
