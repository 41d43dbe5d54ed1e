# SPDX-License-Identifier: GPL-3.0-or-later
"$BEAT" completion bash >beat.bash
bash -n beat.bash
"$BEAT" completion zsh | head -n 1
"$BEAT" completion fish | head -n 1
mkdir bin
ln -s "$BEAT" bin/beat
PATH=$PWD/bin:$PATH bash -c '
    . ./beat.bash
    COMP_WORDS=(beat pla)
    COMP_CWORD=1
    _beat
    printf "%s\n" "${COMPREPLY[@]}"
    COMP_WORDS=(beat plan --effort "")
    COMP_CWORD=3
    _beat
    printf "%s\n" "${COMPREPLY[@]}"'
"$BEAT" completion tcsh
