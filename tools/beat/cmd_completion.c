// SPDX-License-Identifier: GPL-3.0-or-later
/* completion: a few lines for each shell, which ask `beat --complete` what could stand
 * there. So a shell never holds a copy of the table of commands. */
#include "beat/commands.h"

#include <stdio.h>
#include <string.h>

static const char bash_script[] =
    "_beat()\n"
    "{\n"
    "    local word meaning\n"
    "    COMPREPLY=()\n"
    "    while IFS=$'\\t' read -r word meaning; do\n"
    "        if [ \"$word\" = :files ]; then\n"
    "            compopt -o default\n"
    "            continue\n"
    "        fi\n"
    "        COMPREPLY+=(\"$(printf %q \"$word\")\")\n"
    "    done < <(beat --complete -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\n"
    "}\n"
    "complete -F _beat beat\n";

static const char zsh_script[] =
    "_beat()\n"
    "{\n"
    "    local word meaning\n"
    "    local -a candidates\n"
    "    while IFS=$'\\t' read -r word meaning; do\n"
    "        if [[ $word == :files ]]; then\n"
    "            _files\n"
    "            continue\n"
    "        fi\n"
    "        candidates+=(\"${word//:/\\\\:}:$meaning\")\n"
    "    done < <(beat --complete -- \"${(@)words[2,CURRENT]}\" 2>/dev/null)\n"
    "    _describe -t beat beat candidates\n"
    "}\n"
    "compdef _beat beat\n";

static const char fish_script[] =
    "function __beat_complete\n"
    "    set -l words (commandline -opc) (commandline -ct)\n"
    "    for line in (beat --complete -- $words[2..-1] 2>/dev/null)\n"
    "        if test $line = :files\n"
    "            __fish_complete_path (commandline -ct)\n"
    "        else\n"
    "            echo $line\n"
    "        end\n"
    "    end\n"
    "end\n"
    "complete -c beat -f -a '(__beat_complete)'\n";

bool cmd_completion(const struct request *request, int *exit_code, struct err *err)
{
    const char *shell = request->arguments[0];
    (void)exit_code;
    (void)err;
    if (strcmp(shell, "bash") == 0)
        fputs(bash_script, stdout);
    else if (strcmp(shell, "zsh") == 0)
        fputs(zsh_script, stdout);
    else
        fputs(fish_script, stdout);
    return true;
}
